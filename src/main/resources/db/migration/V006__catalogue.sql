create table module (
  slug       varchar(60) primary key,
  code       varchar(8) not null unique,
  first_seen timestamp with time zone not null
);
create table module_version (
  id           uuid primary key,
  slug         varchar(60) not null references module (slug),
  version      varchar(20) not null,
  title        varchar(200) not null,
  summary      varchar(1000) not null,
  minutes      integer not null,
  content_hash varchar(64) not null,
  state        varchar(10) not null check (state in ('draft', 'published', 'withdrawn')),
  signed_off   boolean not null default false,
  read_at      timestamp with time zone not null,
  published_at timestamp with time zone,
  unique (slug, version)
);
create table module_file (
  version_id uuid not null references module_version (id),
  path       varchar(200) not null,
  media_type varchar(80) not null,
  content    bytea not null,
  primary key (version_id, path)
);
-- Which version an area's learners get from which instant.
create table module_publication (
  id            uuid primary key,
  version_id    uuid not null references module_version (id),
  slug          varchar(60) not null references module (slug),
  area_key      integer not null references unit (unit_key),
  published_at  timestamp with time zone not null,
  published_by  uuid,
  withdrawn_at  timestamp with time zone,
  live_key      varchar(100) unique
);
create index module_publication_area on module_publication (area_key, slug);
