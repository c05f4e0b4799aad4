-- Which packages of our own modules were taken along for an area, so that it is known which versions are played elsewhere. Who took one
-- stands in the audit log, not here.
create table takeaway (
  id         uuid primary key,
  version_id uuid not null references module_version (id),
  area_key   integer not null references unit (unit_key),
  group_code varchar(40) not null,
  edition    varchar(8) not null check (edition in ('1.2', '2004')),
  draft      boolean not null,
  taken_at   timestamp with time zone not null
);
create index takeaway_area on takeaway (area_key, version_id);
