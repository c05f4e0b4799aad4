-- Hosts that may be called for somebody else: results sent on, courses fetched, people sent back.
create table outbound_host (
  host     varchar(260) primary key,
  why      varchar(200) not null,
  added_at timestamp with time zone not null
);

-- A program of somebody else's that uses the course API. Only the digest of its secret is kept; secret_number counts the
-- secrets it has had, so that a token made with an older one is void.
create table api_application (
  id            uuid primary key,
  app_id        varchar(40) not null unique,
  name          varchar(120) not null,
  unit_key      integer not null,
  scopes        varchar(200) not null,
  secret_hash   varchar(64) not null,
  secret_number integer not null,
  created_at    timestamp with time zone not null,
  last_used_at  timestamp with time zone,
  revoked_at    timestamp with time zone
);
create index api_application_unit on api_application (unit_key);

-- An application's own name for a package. live_key = application:course while it is there.
create table api_course (
  id             uuid primary key,
  application_id uuid not null references api_application (id),
  course_id      varchar(255) not null,
  package_id     uuid not null references scorm_package (id),
  created_at     timestamp with time zone not null,
  updated_at     timestamp with time zone not null,
  removed_at     timestamp with time zone,
  live_key       varchar(300) unique
);
create index api_course_listed on api_course (application_id, created_at);

-- A course on its way in for an application: fetched from an address or uploaded, then taken in, then published.
create table api_import (
  id             uuid primary key,
  application_id uuid not null references api_application (id),
  course_id      varchar(255) not null,
  upload_id      uuid references scorm_upload (id),
  address        varchar(2000),
  state          varchar(10) not null check (state in ('fetching', 'taking', 'done', 'failed')),
  message        varchar(2000),
  begun_at       timestamp with time zone not null
);
create index api_import_open on api_import (state);

-- Whom an application means by its own name for a learner. made: the person is here only because of it.
create table api_learner (
  application_id uuid not null references api_application (id),
  learner_id     varchar(255) not null,
  person_id      uuid not null references person (id),
  made           boolean not null,
  met_at         timestamp with time zone not null,
  primary key (application_id, learner_id)
);
create index api_learner_person on api_learner (person_id);

-- A registration under an application's own name for it; where its results go, if anywhere. The secret is sealed. preview:
-- of nobody, for looking at a course; it is listed nowhere.
create table api_registration (
  id                   uuid primary key,
  application_id       uuid not null references api_application (id),
  registration_id      varchar(255) not null,
  course               uuid not null references api_course (id),
  person_id            uuid not null references person (id),
  learner_id           varchar(255) not null,
  xapi_registration_id uuid not null,
  instance             integer not null,
  preview              boolean not null default false,
  tags                 varchar(2000) not null default '',
  post_address         varchar(2000),
  post_way             varchar(10),
  post_user            varchar(255),
  post_secret          varchar(1000),
  post_format          varchar(10),
  created_at           timestamp with time zone not null,
  updated_at           timestamp with time zone not null,
  removed_at           timestamp with time zone,
  live_key             varchar(300) unique
);
create index api_registration_listed on api_registration (application_id, created_at);
create index api_registration_course on api_registration (course);
create index api_registration_person on api_registration (person_id);

-- Each time a registration began anew. begun: by the application, not by the learner on the portal.
create table api_instance (
  registration  uuid not null references api_registration (id),
  number        integer not null,
  enrolment_id  uuid not null references registration (id),
  begun         boolean not null,
  begun_at      timestamp with time zone not null,
  ended_at      timestamp with time zone,
  primary key (registration, number)
);
create index api_instance_enrolment on api_instance (enrolment_id);

-- A link with which somebody without an account opens a course. tab binds it to the window that opened it first.
create table api_link (
  token_hash   varchar(64) primary key,
  registration uuid not null references api_registration (id),
  exit_address varchar(2000),
  expires_at   timestamp with time zone not null,
  opened_at    timestamp with time zone,
  tab          varchar(40)
);
create index api_link_registration on api_link (registration);

-- Results on their way to an application. What is told is read when it is sent; live_key = registration while one waits.
create table api_postback (
  id           uuid primary key,
  registration uuid not null references api_registration (id),
  state        varchar(10) not null check (state in ('waiting', 'sent', 'given_up')),
  attempts     integer not null default 0,
  not_before   timestamp with time zone not null,
  last_error   varchar(500),
  queued_at    timestamp with time zone not null,
  sent_at      timestamp with time zone,
  live_key     varchar(40) unique
);
create index api_postback_due on api_postback (state, not_before);

-- What has changed since the last look: results that go out are found by it.
create index scorm_attempt_last on scorm_attempt (last_at);
