-- An attempt at a module's quiz: which items were drawn (seed), what was answered, one submission.
create table quiz_attempt (
  id              uuid primary key,
  registration_id uuid not null references registration (id),
  version_id      uuid not null,
  person_id       uuid not null,
  quiz            varchar(80) not null,
  number_in_registration integer not null,
  seed            bigint not null,
  items           varchar(2000) not null,
  started_at      timestamp with time zone not null,
  submitted_at    timestamp with time zone,
  score           numeric(5, 4),
  passed          boolean,
  live_key        varchar(130) unique,
  version         integer not null default 0,
  unique (registration_id, quiz, number_in_registration)
);
create index quiz_attempt_registration on quiz_attempt (registration_id);
-- One row an item of a submitted attempt: the statistics read these.
create table quiz_result (
  attempt_id    uuid not null references quiz_attempt (id),
  item          varchar(80) not null,
  slug          varchar(60) not null,
  outcome       varchar(40) not null,
  first_attempt boolean not null,
  answer_value  text,
  points        numeric(5, 4) not null,
  misconception varchar(200),
  primary key (attempt_id, item)
);
create index quiz_result_item on quiz_result (slug, item, first_attempt);
