create table import_batch (
  id           uuid primary key,
  kind         varchar(12) not null check (kind in ('units', 'people', 'headcount', 'awards')),
  file_name    varchar(200) not null,
  file_hash    varchar(64) not null,
  content      bytea not null,
  unit_key     integer not null,
  state        varchar(12) not null check (state in ('uploaded', 'checking', 'checked', 'writing', 'written', 'undone', 'failed', 'discarded')),
  rows_total   integer not null default 0,
  rows_done    integer not null default 0,
  summary      text,
  uploaded_by  uuid not null,
  uploaded_at  timestamp with time zone not null,
  written_at   timestamp with time zone,
  undone_at    timestamp with time zone,
  version      integer not null default 0
);
create table import_row (
  batch_id   uuid not null references import_batch (id),
  line_number integer not null,
  outcome    varchar(10) not null,
  reason     varchar(500),
  subject    varchar(300),
  data       text,
  decision   varchar(20),
  primary key (batch_id, line_number)
);
create index import_row_outcome on import_row (batch_id, outcome);
