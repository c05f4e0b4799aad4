-- A learner in one version of a module. live_key = person:slug while it runs, null when finished or left.
-- Area, nation and groups are those of the day it began, so that its pages do not change under way.
create table registration (
  id             uuid primary key,
  person_id      uuid not null references person (id),
  slug           varchar(60) not null references module (slug),
  version_id     uuid not null references module_version (id),
  area_key       integer not null,
  jurisdiction   varchar(20) not null,
  group_code     varchar(24),
  learner_groups varchar(400) not null default '',
  form_key       uuid not null,
  place          varchar(80),
  started_at     timestamp with time zone not null,
  last_at        timestamp with time zone not null,
  completed_at   timestamp with time zone,
  left_at        timestamp with time zone,
  live_key       varchar(110) unique,
  version        integer not null default 0
);
create index registration_person on registration (person_id, slug);

-- Everything a learner answered, in order, once: client_sequence is given by the player and makes a repeat harmless.
-- answer_value holds one word a line.
create table answer (
  id              uuid primary key,
  registration_id uuid not null references registration (id),
  client_id       varchar(40) not null,
  client_sequence bigint not null,
  page            varchar(80) not null,
  item            varchar(80) not null,
  answer_value    text,
  first_answer    boolean not null,
  correct         boolean,
  answered_at     timestamp with time zone not null,
  received_at     timestamp with time zone not null,
  unique (registration_id, client_id, client_sequence)
);
create index answer_item on answer (registration_id, item);

-- State of an activity (page, quiz, task) of a registration; the rollup reads these rows.
create table activity_state (
  registration_id uuid not null references registration (id),
  activity        varchar(80) not null,
  completion      varchar(10) not null check (completion in ('not_yet', 'shown', 'done')),
  completed_at    timestamp with time zone,
  success         boolean,
  score           numeric(5, 4),
  updated_at      timestamp with time zone not null,
  primary key (registration_id, activity)
);

-- A finished module; written once by the rollup.
create table completion (
  id              uuid primary key,
  registration_id uuid not null unique references registration (id),
  person_id       uuid not null references person (id),
  slug            varchar(60) not null,
  version_id      uuid not null,
  completed_on    date not null,
  score           numeric(5, 4),
  recorded_at     timestamp with time zone not null
);
create index completion_person on completion (person_id, slug);

-- Private to the learner: never reported, deletable.
create table reflection (
  registration_id uuid not null references registration (id),
  block           varchar(80) not null,
  body            text not null,
  written_at      timestamp with time zone not null,
  primary key (registration_id, block)
);
