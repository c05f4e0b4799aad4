-- The standing of posts on days, as known at an instant, written from the domain report (4.2, 4.3) alone.
-- Given: ask (post_id, t) and known (k). Makes: held (one row a post, day and module) and mark (one row a post and day).
create temp table unit_believed on commit drop as
select f.unit_key, f.parent_key, f.first_day, f.last_day from unit_fact f cross join known
where f.recorded_at <= k and (f.superseded_at is null or f.superseded_at > k)
union all
-- Not recorded at all by then: as it was first recorded.
select f.unit_key, f.parent_key, f.first_day, f.last_day from unit_fact f cross join known
join (select unit_key, min(recorded_at) as earliest from unit_fact group by unit_key) e on e.unit_key = f.unit_key and e.earliest = f.recorded_at
where e.earliest > k and (f.superseded_at is null or f.superseded_at > e.earliest);

create temp table human on commit drop as
with recursive link as (
  select person_id as a, same_as_id as b from person_link, known where recorded_at <= k and (superseded_at is null or superseded_at > k)
  union all
  select same_as_id, person_id from person_link, known where recorded_at <= k and (superseded_at is null or superseded_at > k)
), reach (p, q) as (
  select id, id from person
  union
  select r.p, l.b from reach r join link l on l.a = r.q
)
select p as person_id, min(q::text) as human from reach group by p;

create temp table there on commit drop as
select distinct on (p.post_id, a.t) a.t, p.*, h.human,
       exists (select 1 from area_setting s, known where s.area_key = p.area_key and s.name = 'demonstration' and lower(s.setting_value) = 'true'
               and s.recorded_at <= k and (s.superseded_at is null or s.superseded_at > k)) as in_demonstration
from ask a
join post p on p.post_id = a.post_id
join human h on h.person_id = p.person_id
cross join known
where p.recorded_at <= k and (p.superseded_at is null or p.superseded_at > k)
  and p.first_day <= a.t and (p.last_day is null or p.last_day >= a.t)
order by p.post_id, a.t, p.recorded_at desc;

-- The tree of a day, climbed parent by parent.
create temp table above on commit drop as
with recursive climb (t, unit_key, up) as (
  select d.t, u.unit_key, u.unit_key
  from (select t, area_key as unit_key from there union select t, agency_key from there) d join unit u on u.unit_key = d.unit_key
  where exists (select 1 from unit_believed f where f.unit_key = u.unit_key
                and f.first_day <= d.t and (f.last_day is null or f.last_day >= d.t))
  union
  select c.t, c.unit_key, f.parent_key from climb c
  join unit_believed f on f.unit_key = c.up and f.first_day <= c.t and (f.last_day is null or f.last_day >= c.t)
  where f.parent_key is not null
)
select * from climb;
create index on above (t, unit_key);

-- Every row of the matrix that binds the post as it is and as the tree stands on the day, whether or not its own days hold.
create temp table binds on commit drop as
select e.post_id, e.t, q.id, q.requirement_id, q.slug, q.basis, q.cycle_months, q.grace_days, q.first_day, coalesce(q.last_day, 'infinity'::date) as last_day,
  case q.minimum_evidence when 'external' then 3 when 'live_event' then 2 else 1 end as evidence
from there e
cross join known
join requirement q on q.recorded_at <= k and (q.superseded_at is null or q.superseded_at > k)
  and q.basis <> 'recommended'
  and (q.group_code is null or q.group_code = e.group_code)
  and (q.level is null or q.level = e.level)
  and (not q.leads_only or e.leads)
  and exists (select 1 from above a where a.t = e.t and a.unit_key in (e.area_key, e.agency_key) and a.up = q.scope_key);
create index on binds (post_id, t, requirement_id);

-- A rule's first day: the earliest from which rows of the same line have held for the module, day upon day, for no less evidence.
create temp table rule on commit drop as
with recursive run as (
  select b.*, b.first_day as since from binds b where t between first_day and last_day
  union
  select r.post_id, r.t, r.id, r.requirement_id, r.slug, r.basis, r.cycle_months, r.grace_days, r.first_day, r.last_day, r.evidence, b.first_day
  from run r join binds b on b.post_id = r.post_id and b.t = r.t and b.requirement_id = r.requirement_id and b.slug = r.slug
    and b.evidence >= r.evidence and b.first_day <= r.since - 1 and b.last_day >= r.since - 1
), held_since as (
  select post_id, t, id, requirement_id, slug, basis, cycle_months, grace_days, evidence, min(since) as first_day
  from run group by 1, 2, 3, 4, 5, 6, 7, 8, 9
)
select distinct on (post_id, t, slug) post_id, t, slug, cycle_months, grace_days,
  case evidence when 3 then 'external' when 2 then 'live_event' else 'portal' end as minimum_evidence, first_day
from held_since
order by post_id, t, slug,
  case basis when 'statute' then 1 when 'statutory_guidance' then 2 when 'professional_standard' then 3 else 4 end,
  cycle_months, grace_days, evidence desc, first_day, requirement_id, id;

create temp table held on commit drop as
select r.post_id, r.t, r.slug, e.human, e.agency_key, e.group_code, e.level, e.area_key,
  case
    when exists (select 1 from absence x, known where x.post_id = r.post_id and x.recorded_at <= k and (x.superseded_at is null or x.superseded_at > k)
                 and x.first_day <= r.t and (x.last_day is null or x.last_day >= r.t)
                 and case when x.last_day is null then r.t - x.first_day >= 28 else x.last_day - x.first_day + 1 > 28 end)
      or exists (select 1 from exemption x, known where x.post_id = r.post_id and x.recorded_at <= k and (x.superseded_at is null or x.superseded_at > k)
                 and (x.slug is null or x.slug = r.slug) and x.first_day <= r.t and (x.last_day is null or x.last_day >= r.t)) then 'exempt'
    when w.completed_on is not null and (w.completed_on + make_interval(months => r.cycle_months))::date > r.t + 90 then 'in_date'
    when w.completed_on is not null and (w.completed_on + make_interval(months => r.cycle_months))::date >= r.t then 'expiring'
    when w.completed_on is not null then 'lapsed'
    when r.t <= greatest(e.first_day, r.first_day, f.ended) + r.grace_days then 'in_grace'
    else 'never'
  end as status
from rule r
join there e on e.post_id = r.post_id and e.t = r.t
left join lateral (
  select max(a.completed_on) as completed_on
  from award a join human h on h.person_id = a.person_id and h.human = e.human
  cross join known
  where a.slug = r.slug and a.completed_on <= r.t and a.recorded_at <= k
    and (not a.demonstration or e.in_demonstration)
    and (a.verified or exists (select 1 from award_verification v where v.award_id = a.id and v.recorded_at <= k))
    and not exists (select 1 from award_revocation v where v.award_id = a.id and v.recorded_at <= k)
    and (r.minimum_evidence = 'portal' or r.minimum_evidence = 'live_event' and a.source <> 'portal' or a.source = 'external')
) w on true
left join lateral (
  select max(ended) as ended from (
    select x.last_day as ended from absence x, known where x.post_id = r.post_id and x.recorded_at <= k and (x.superseded_at is null or x.superseded_at > k)
      and x.last_day - x.first_day + 1 > 28
    union all
    select x.last_day from exemption x, known where x.post_id = r.post_id and x.recorded_at <= k and (x.superseded_at is null or x.superseded_at > k)
      and (x.slug is null or x.slug = r.slug)
  ) z where ended < r.t
) f on true;

create temp table mark on commit drop as
select e.post_id, e.t, e.human, e.agency_key, e.group_code, e.level, e.area_key,
  not (e.confirmed_on + interval '12 months' >= e.t
       or exists (select 1 from award a join human h on h.person_id = a.person_id and h.human = e.human cross join known
                  where a.recorded_at <= k and a.completed_on <= e.t and a.completed_on + interval '12 months' >= e.t
                    and not exists (select 1 from award_revocation v where v.award_id = a.id and v.recorded_at <= k))) as unconfirmed,
  case
    when exists (select 1 from absence x, known where x.post_id = e.post_id and x.recorded_at <= k and (x.superseded_at is null or x.superseded_at > k)
                 and x.first_day <= e.t and (x.last_day is null or x.last_day >= e.t)
                 and case when x.last_day is null then e.t - x.first_day >= 28 else x.last_day - x.first_day + 1 > 28 end)
      or exists (select 1 from exemption x, known where x.post_id = e.post_id and x.recorded_at <= k and (x.superseded_at is null or x.superseded_at > k)
                 and x.slug is null and x.first_day <= e.t and (x.last_day is null or x.last_day >= e.t)) then 'exempt'
    when s.n is null then null
    when s.exempt = s.n then 'exempt'
    when s.lapsed > 0 then 'lapsed'
    when s.never > 0 then 'never'
    when s.in_grace > 0 then 'in_grace'
    when s.expiring > 0 then 'expiring'
    else 'in_date'
  end as status
from there e
left join (
  select post_id, t, count(*) as n,
    count(*) filter (where status = 'exempt') as exempt, count(*) filter (where status = 'lapsed') as lapsed,
    count(*) filter (where status = 'never') as never, count(*) filter (where status = 'in_grace') as in_grace,
    count(*) filter (where status = 'expiring') as expiring
  from held group by post_id, t
) s on s.post_id = e.post_id and s.t = e.t;
