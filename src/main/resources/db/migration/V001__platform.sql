-- Background work: one row a job, taken by one node at a time with "for update skip locked".
create table job (
  id            uuid primary key,
  kind          varchar(60) not null,
  state         varchar(12) not null check (state in ('queued', 'running', 'done', 'failed')),
  payload       text,
  unique_key    varchar(200) unique,
  run_at        timestamp with time zone not null,
  attempts      integer not null default 0,
  progress      integer not null default 0,
  total         integer not null default 0,
  message       varchar(1000),
  owner_account uuid,
  queued_at     timestamp with time zone not null,
  heartbeat_at  timestamp with time zone,
  finished_at   timestamp with time zone
);
create index job_due on job (state, run_at);

-- What this installation is: demonstration loaded or not, key material's fingerprint, and the like.
create table installation (
  name        varchar(60) primary key,
  setting_value varchar(2000) not null,
  recorded_at timestamp with time zone not null
);
