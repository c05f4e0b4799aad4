-- A file that came in. list_day is the day its list describes; left_on the day on which those missing from it have left.
create table import_batch (
  id           uuid primary key,
  kind         varchar(12) not null check (kind in ('units', 'people', 'headcount', 'awards')),
  file_name    varchar(200) not null,
  file_hash    varchar(64) not null,
  content      bytea not null,
  unit_key     integer not null references unit (unit_key),
  list_day     date not null,
  left_on      date,
  job_id       uuid,
  fingerprint  varchar(64),
  state        varchar(12) not null check (state in ('uploaded', 'checking', 'checked', 'writing', 'written', 'undoing', 'undone', 'failed', 'discarded')),
  rows_total   integer not null default 0,
  heads        text not null,
  summary      text,
  message      varchar(1000),
  uploaded_by  uuid not null,
  uploaded_at  timestamp with time zone not null,
  written_at   timestamp with time zone,
  undone_at    timestamp with time zone,
  version      integer not null default 0
);
create index import_batch_unit on import_batch (unit_key, uploaded_at);
create index import_batch_hash on import_batch (file_hash);

-- What a row of the file would do, or why it does nothing. Rows below 0 stand for posts that the file lacks.
create table import_row (
  batch_id   uuid not null references import_batch (id),
  line_number integer not null,
  outcome    varchar(10) not null,
  reason     varchar(500),
  subject    varchar(300),
  before_text varchar(500),
  after_text varchar(500),
  data       text,
  candidate_id uuid,
  agency_key integer,
  job_title  varchar(120),
  decision   varchar(20),
  primary key (batch_id, line_number)
);
create index import_row_outcome on import_row (batch_id, outcome);
