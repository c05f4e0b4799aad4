-- Coverage of every agency and of every unit above an area on one day, written from the domain report (4.3) alone.
-- Given: known (k), one day in ask, and what oracle.sql made.
create temp table tree on commit drop as
with recursive c (unit_key, up) as (
  select unit_key, unit_key from unit
  union
  select c.unit_key, f.parent_key from c cross join (select distinct t from ask) today
  join unit_believed f on f.unit_key = c.up and f.first_day <= t and (f.last_day is null or f.last_day >= t)
  where f.parent_key is not null
)
select * from c;
create index on tree (unit_key, up);

-- A headcount speaks of the agency and the area that were counted. Days on which a unit became another one: a succession, on
-- either side, and an agency's way from one area to the next.
create temp table upheaval on commit drop as
select from_key as unit_key, on_day from unit_succession, known where recorded_at <= k
union
select to_key, on_day from unit_succession, known where recorded_at <= k
union
select unit_key, first_day from (
  select b.unit_key, b.first_day, b.parent_key, p.kind, lag(b.parent_key) over stood as parent_before, lag(p.kind) over stood as kind_before
  from unit_believed b join unit u on u.unit_key = b.unit_key and u.kind = 'agency' left join unit p on p.unit_key = b.parent_key
  window stood as (partition by b.unit_key order by b.first_day)
) moves where kind = 'area' and kind_before = 'area' and parent_key <> parent_before;

create temp table returned on commit drop as
select distinct on (h.agency_key, h.group_code, h.level, h.area_key) h.*, today.t
from headcount_return h cross join known cross join (select distinct t from ask) today
where h.as_at <= t and h.recorded_at <= k and (h.superseded_at is null or h.superseded_at > k)
  and exists (select 1 from unit_believed b where b.unit_key = h.agency_key and b.first_day <= t and (b.last_day is null or b.last_day >= t))
  and exists (select 1 from unit_believed b where b.unit_key = h.area_key and b.first_day <= t and (b.last_day is null or b.last_day >= t))
order by h.agency_key, h.group_code, h.level, h.area_key, h.as_at desc, h.recorded_at desc, h.id desc;

create temp table roster on commit drop as
select agency_key, group_code, level, area_key,
  count(*) filter (where not unconfirmed and status in ('in_date', 'expiring')) as cur,
  count(*) filter (where unconfirmed or status <> 'exempt') as n_r,
  count(*) filter (where not unconfirmed and status = 'in_grace') as in_grace,
  count(*) filter (where unconfirmed) as unconfirmed
from mark where status is not null group by agency_key, group_code, level, area_key;

create temp table both_sides on commit drop as
select agency_key, group_code, level, area_key, coalesce(r.cur, 0) as cur, coalesce(r.n_r, 0) as n_r, coalesce(r.in_grace, 0) as in_grace,
  coalesce(r.unconfirmed, 0) as unconfirmed, l.posts, l.as_at
from returned l full join roster r using (agency_key, group_code, level, area_key);

-- An ordinary post of the cell must hold something: a binding line that is not for leads alone.
create temp table needed on commit drop as
select distinct b.agency_key, b.group_code, b.level, b.area_key
from both_sides b cross join known cross join (select distinct t from ask) today
join tree x on x.unit_key in (b.area_key, b.agency_key)
join requirement q on q.scope_key = x.up and q.recorded_at <= k and (q.superseded_at is null or q.superseded_at > k)
  and q.basis <> 'recommended' and not q.leads_only and q.first_day <= t and (q.last_day is null or q.last_day >= t)
  and (q.group_code is null or q.group_code = b.group_code) and (q.level is null or q.level = b.level);

create temp table figure on commit drop as
with cells as (
  select b.*, n.agency_key is not null as required, case when n.agency_key is not null and b.as_at + interval '12 months' >= t
    and not exists (select 1 from upheaval v where v.unit_key in (b.agency_key, b.area_key) and v.on_day > b.as_at and v.on_day <= t) then b.posts end as d
  from both_sides b cross join (select distinct t from ask) today
  left join needed n on n.agency_key = b.agency_key and n.group_code = b.group_code and n.level = b.level and n.area_key = b.area_key
), placed as (
  select agency_key as unit_key, c.* from cells c
  union all
  select x.up, c.* from cells c join tree x on x.unit_key = c.area_key
)
select unit_key, sum(cur) as cur, sum(coalesce(d, n_r)) as b, sum(n_r) as n_r, sum(in_grace) as in_grace,
  sum(d) as d, sum(n_r) filter (where d is not null) as seen, sum(cur) filter (where d is not null) as seen_cur,
  sum(greatest(0, coalesce(d, 0) - n_r) * (d is not null)::int + unconfirmed) as unknown,
  bool_and(required and d is null and n_r = 0) as no_return
from placed group by unit_key;
