-- A course that an authoring tool made. Its words, versions and publication are a module's, under its slug.
create table scorm_package (
  id         uuid primary key,
  slug       varchar(60) not null unique references module (slug),
  brought_at timestamp with time zone not null,
  brought_by uuid,
  removed_at timestamp with time zone
);
-- The files of one upload, unpacked in the content store under the id. They never change.
create table scorm_content (
  id             uuid primary key,
  package_id     uuid not null references scorm_package (id),
  edition        varchar(20) not null check (edition in ('SCORM_12', 'SCORM_2004_2ND', 'SCORM_2004_3RD', 'SCORM_2004_4TH')),
  file_name      varchar(200) not null,
  packed_bytes   bigint not null,
  unpacked_bytes bigint not null,
  files          integer not null,
  packed_hash    varchar(64) not null,
  unpacked_at    timestamp with time zone not null
);
create index scorm_content_package on scorm_content (package_id);
-- Which files a version of the module shows. A version that only mends words shows those of the version before it.
create table scorm_version (
  version_id uuid primary key references module_version (id),
  content_id uuid not null references scorm_content (id)
);
create index scorm_version_content on scorm_version (content_id);
-- A package on its way in. package_id is set when it is a new version of one that is here.
create table scorm_upload (
  id             uuid primary key,
  package_id     uuid references scorm_package (id),
  file_name      varchar(200) not null,
  stamp          varchar(40) not null,
  size_bytes     bigint not null check (size_bytes > 0),
  received_bytes bigint not null,
  state          varchar(10) not null check (state in ('arriving', 'waiting', 'done', 'refused', 'dropped')),
  job_id         uuid,
  content_id     uuid,
  begun_by       uuid,
  begun_at       timestamp with time zone not null,
  last_at        timestamp with time zone not null
);
create index scorm_upload_owner on scorm_upload (begun_by, state);
create index scorm_upload_content on scorm_upload (content_id);
-- What was found while a package was taken in: steps, remarks and faults, in order.
create table scorm_upload_line (
  upload_id uuid not null references scorm_upload (id),
  place     integer not null,
  kind      varchar(10) not null check (kind in ('step', 'remark', 'fault')),
  said_at   timestamp with time zone not null,
  path      varchar(240),
  line      integer not null,
  words     varchar(2000) not null,
  primary key (upload_id, place)
);
