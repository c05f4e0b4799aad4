-- Coverage of every agency and of every unit above an area on one day, written from the domain report (4.3) alone.
-- Given: known (k), one day in ask, and what oracle.sql made.
create temp table figure on commit drop as
with today as (select distinct t from ask),
latest as (
  select distinct on (h.agency_key, h.group_code, h.level, h.area_key) h.*
  from headcount_return h cross join known cross join today
  where h.as_at <= t and h.recorded_at <= k and (h.superseded_at is null or h.superseded_at > k)
  order by h.agency_key, h.group_code, h.level, h.area_key, h.as_at desc, h.recorded_at desc, h.id desc
),
roster as (
  select agency_key, group_code, level, area_key,
    count(*) filter (where not unconfirmed and status in ('in_date', 'expiring')) as cur,
    count(*) filter (where unconfirmed or status <> 'exempt') as n_r,
    count(*) filter (where not unconfirmed and status = 'in_grace') as in_grace,
    count(*) filter (where unconfirmed) as unconfirmed
  from mark where status is not null group by agency_key, group_code, level, area_key
),
climb as (
  with recursive c (unit_key, up) as (
    select unit_key, unit_key from unit
    union
    select c.unit_key, f.parent_key from c cross join today
    join unit_fact f on f.unit_key = c.up and f.superseded_at is null and f.first_day <= t and (f.last_day is null or f.last_day >= t)
    where f.parent_key is not null
  )
  select * from c
),
cells as (
  select agency_key, group_code, level, area_key, coalesce(r.cur, 0) as cur, coalesce(r.n_r, 0) as n_r, coalesce(r.in_grace, 0) as in_grace,
    coalesce(r.unconfirmed, 0) as unconfirmed, q.required,
    case when q.required and l.as_at + interval '12 months' >= t then l.posts end as d
  from latest l full join roster r using (agency_key, group_code, level, area_key)
  cross join today cross join known
  cross join lateral (select exists (select 1 from requirement q
      where q.recorded_at <= k and (q.superseded_at is null or q.superseded_at > k) and q.basis <> 'recommended' and not q.leads_only
      and q.first_day <= t and (q.last_day is null or q.last_day >= t)
      and (q.group_code is null or q.group_code = coalesce(l.group_code, r.group_code)) and (q.level is null or q.level = coalesce(l.level, r.level))
      and q.scope_key in (select up from climb where unit_key in (coalesce(l.area_key, r.area_key), coalesce(l.agency_key, r.agency_key)))) as required) q
),
placed as (
  select agency_key as unit_key, c.* from cells c
  union all
  select up, c.* from cells c join climb on climb.unit_key = c.area_key
)
select unit_key, sum(cur) as cur, sum(coalesce(d, n_r)) as b, sum(n_r) as n_r, sum(in_grace) as in_grace,
  sum(d) as d, sum(n_r) filter (where d is not null) as seen, sum(cur) filter (where d is not null) as seen_cur,
  sum(greatest(0, coalesce(d, 0) - n_r) * (d is not null)::int + unconfirmed) as unknown,
  bool_and(required and d is null and n_r = 0) as no_return
from placed group by unit_key;
