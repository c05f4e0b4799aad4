-- Derived: can be dropped and rebuilt from the facts at any time; a test does and compares.
create table cell (
  cell_key   integer primary key,
  agency_key integer not null,
  place_key  integer not null,
  group_code varchar(24) not null,
  level      varchar(2) not null,
  area_key   integer not null,
  unique (agency_key, place_key, group_code, level, area_key)
);
create sequence cell_key_seq start with 1 increment by 1;
-- Signed change of a count in a cell on a day. slug '*' with status 'level_current' is the headline; slug '*' with 'posts' the roster.
create table cell_change (
  cell_key integer not null,
  slug     varchar(60) not null,
  status   varchar(16) not null,
  on_day   date not null,
  delta    integer not null,
  primary key (cell_key, slug, status, on_day)
);
-- Intervals in which a post is level-current, and a person (every active post level-current).
create table post_interval (
  post_id   uuid not null,
  person_id uuid not null,
  cell_key  integer not null,
  slug      varchar(60) not null,
  status    varchar(16) not null,
  first_day date not null,
  last_day  date,
  primary key (post_id, slug, status, first_day)
);
create index post_interval_cell on post_interval (cell_key, slug, status, first_day);
create index post_interval_person on post_interval (person_id);
