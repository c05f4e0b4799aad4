create sequence unit_key_seq start with 100 increment by 1;

-- A unit's key never changes; its name and place in the tree are dated facts in unit_fact.
create table unit (
  unit_key    integer primary key,
  id          uuid not null unique,
  kind        varchar(12) not null check (kind in ('partnership', 'area', 'agency', 'workplace', 'team')),
  setting     varchar(20),
  code        varchar(40) not null unique,
  recorded_at timestamp with time zone not null
);
create table unit_fact (
  id            uuid primary key,
  unit_key      integer not null references unit (unit_key),
  name          varchar(160) not null,
  parent_key    integer references unit (unit_key),
  first_day     date not null,
  last_day      date,
  recorded_at   timestamp with time zone not null,
  superseded_at timestamp with time zone,
  import_id     uuid
);
create index unit_fact_unit on unit_fact (unit_key);
create index unit_fact_parent on unit_fact (parent_key);

-- When an agency splits or merges: who follows whom, from which day.
create table unit_succession (
  id          uuid primary key,
  from_key    integer not null references unit (unit_key),
  to_key      integer not null references unit (unit_key),
  on_day      date not null,
  recorded_at timestamp with time zone not null
);

-- Local area settings: nation, demonstration, thresholds (coverage.met, coverage.close) and every local.x of the modules.
create table area_setting (
  id            uuid primary key,
  area_key      integer not null references unit (unit_key),
  name          varchar(60) not null,
  setting_value varchar(2000) not null,
  recorded_at   timestamp with time zone not null,
  superseded_at timestamp with time zone,
  recorded_by   uuid
);
create index area_setting_area on area_setting (area_key, name);

create table professional_group (
  code       varchar(24) primary key,
  name       varchar(120) not null,
  level      varchar(2) not null check (level in ('L1', 'L2', 'L3', 'L4', 'L5')),
  sort_order integer not null
);

create table person (
  id           uuid primary key,
  given_name   varchar(80) not null,
  family_name  varchar(80) not null,
  email        varchar(254),
  mobile       varchar(30),
  recorded_at  timestamp with time zone not null,
  import_id    uuid,
  removed_at   timestamp with time zone,
  version      integer not null default 0
);
create index person_name on person (family_name, given_name);
create index person_email on person (email);

-- Two records of one human being: a link, which can be undone; no row is rewritten.
create table person_link (
  id          uuid primary key,
  person_id   uuid not null references person (id),
  same_as_id  uuid not null references person (id),
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  superseded_at timestamp with time zone
);
create index person_link_person on person_link (person_id);
create index person_link_same on person_link (same_as_id);

-- One row a belief about a post: post_id is the post, id the row. A mover ends one post and begins another.
create table post (
  id            uuid primary key,
  post_id       uuid not null,
  person_id     uuid not null references person (id),
  agency_key    integer not null references unit (unit_key),
  place_key     integer references unit (unit_key),
  group_code    varchar(24) not null references professional_group (code),
  level         varchar(2) not null check (level in ('L1', 'L2', 'L3', 'L4', 'L5')),
  area_key      integer not null references unit (unit_key),
  worker_kind   varchar(10) not null check (worker_kind in ('employee', 'agency', 'bank', 'student', 'volunteer')),
  leads         boolean not null default false,
  job_title     varchar(120),
  staff_number  varchar(40),
  hours_week    numeric(5, 2),
  first_day     date not null,
  last_day      date,
  confirmed_on  date not null,
  recorded_at   timestamp with time zone not null,
  superseded_at timestamp with time zone,
  import_id     uuid
);
create index post_post on post (post_id);
create index post_person on post (person_id);
create index post_agency on post (agency_key, group_code, level, area_key);
create index post_place on post (place_key);
create index post_staff_number on post (agency_key, staff_number);
create index post_recorded on post (recorded_at);
create index post_superseded on post (superseded_at);

create table absence (
  id            uuid primary key,
  post_id       uuid not null,
  reason        varchar(20) not null check (reason in ('parental', 'sickness', 'career_break', 'secondment', 'other')),
  first_day     date not null,
  last_day      date,
  recorded_at   timestamp with time zone not null,
  superseded_at timestamp with time zone,
  import_id     uuid
);
create index absence_post on absence (post_id);

create table headcount_return (
  id            uuid primary key,
  agency_key    integer not null references unit (unit_key),
  group_code    varchar(24) not null references professional_group (code),
  level         varchar(2) not null,
  area_key      integer not null references unit (unit_key),
  posts         integer not null check (posts >= 0),
  as_at         date not null,
  source        varchar(160) not null,
  method        varchar(10) not null check (method in ('payroll', 'census', 'estimate')),
  confidence    varchar(6) not null check (confidence in ('high', 'medium', 'low')),
  submitted_by  varchar(160) not null,
  recorded_at   timestamp with time zone not null,
  superseded_at timestamp with time zone,
  import_id     uuid
);
create index headcount_cell on headcount_return (agency_key, group_code, level, area_key, as_at);

-- An agency's own words for its jobs, mapped once and remembered.
create table job_title_map (
  id          uuid primary key,
  agency_key  integer not null references unit (unit_key),
  title       varchar(120) not null,
  group_code  varchar(24) not null references professional_group (code),
  level       varchar(2) not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  unique (agency_key, title)
);
