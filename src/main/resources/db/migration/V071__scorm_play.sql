-- Playing a package. An attempt is one go at a whole course; state is what sequencing keeps, as JSON.
create table scorm_attempt (
  id              uuid primary key,
  registration_id uuid not null references registration (id),
  number          integer not null check (number > 0),
  content         varchar(80) not null,
  state           text not null,
  completion      varchar(12) not null,
  success         varchar(8) not null,
  scaled          numeric(20, 7),
  seconds         bigint not null default 0,
  begun_at        timestamp with time zone not null,
  last_at         timestamp with time zone not null,
  ended_at        timestamp with time zone,
  unique (registration_id, number)
);

-- What one item's content has said in one go at it: data holds every element by its name, as JSON; the columns are what
-- lists read. Times are hundredths of a second: total of earlier launches, and what this launch has reported.
create table scorm_sco (
  id            uuid primary key,
  attempt_id    uuid not null references scorm_attempt (id),
  item          varchar(400) not null,
  number        integer not null check (number > 0),
  data          text not null,
  completion    varchar(14) not null,
  success       varchar(8) not null,
  scaled        numeric(20, 7),
  raw           numeric(20, 7),
  total_centi   bigint not null default 0,
  session_centi bigint not null default 0,
  launches      integer not null default 1,
  first_at      timestamp with time zone not null,
  last_at       timestamp with time zone not null,
  unique (attempt_id, item, number)
);

-- One launch of the player. live_key is the registration's id while it is the live one; token_hash is all that is kept of the token.
create table scorm_session (
  id              uuid primary key,
  attempt_id      uuid not null references scorm_attempt (id),
  registration_id uuid not null references registration (id),
  token_hash      varchar(64) not null unique,
  tab             varchar(40) not null,
  opened_at       timestamp with time zone not null,
  beat_at         timestamp with time zone not null,
  expires_at      timestamp with time zone not null,
  last_sequence   bigint not null default 0,
  sco_id          uuid references scorm_sco (id),
  closed_at       timestamp with time zone,
  closed_how      varchar(10),
  live_key        varchar(36) unique
);
create index scorm_session_registration on scorm_session (registration_id, opened_at);
create index scorm_session_attempt on scorm_session (attempt_id);
create index scorm_session_quiet on scorm_session (closed_at, beat_at);

create table scorm_interaction (
  sco_id         uuid not null references scorm_sco (id),
  place          integer not null,
  interaction_id varchar(4000) not null,
  kind           varchar(20),
  response       text,
  correct        text,
  result         varchar(40),
  weighting      varchar(40),
  latency        varchar(60),
  answered       varchar(60),
  description    text,
  primary key (sco_id, place)
);
create table scorm_objective (
  sco_id       uuid not null references scorm_sco (id),
  place        integer not null,
  objective_id varchar(4000) not null,
  success      varchar(20),
  completion   varchar(20),
  scaled       varchar(40),
  raw          varchar(40),
  progress     varchar(40),
  description  text,
  primary key (sco_id, place)
);
create table scorm_comment (
  sco_id   uuid not null references scorm_sco (id),
  place    integer not null,
  body     text not null,
  location varchar(4000),
  written  varchar(60),
  primary key (sco_id, place)
);

-- Every call a content object made, in the order of its commits, as JSON; kept for 90 days.
create table scorm_call (
  id          uuid primary key,
  session_id  uuid not null references scorm_session (id),
  sco_id      uuid references scorm_sco (id),
  sequence    bigint not null,
  refused     boolean not null,
  calls       text not null,
  recorded_at timestamp with time zone not null
);
create index scorm_call_session on scorm_call (session_id, sequence);
create index scorm_call_recorded on scorm_call (recorded_at);

-- Objectives and stores that a person carries from course to course, as JSON.
create table scorm_carried (
  person_id  uuid primary key references person (id),
  data       text not null,
  updated_at timestamp with time zone not null
);
