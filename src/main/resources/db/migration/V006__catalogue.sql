-- A module is known from the day it is planned, so that the training matrix and evidence from elsewhere can name it
-- before its words are written. What a version says wins over these columns.
create table module (
  slug           varchar(60) primary key,
  code           varchar(8) not null unique,
  title          varchar(200) not null,
  level_from     integer not null check (level_from between 1 and 5),
  level_to       integer not null check (level_to between 1 and 5),
  specialised    boolean not null default false,
  minutes        integer not null check (minutes > 0),
  refresh_months integer not null check (refresh_months >= 0),
  first_seen     timestamp with time zone not null
);
insert into module (slug, code, title, level_from, level_to, specialised, minutes, refresh_months, first_seen) values
  ('neglect-shared-definition', 'M01', 'Recognising neglect: the shared definition', 1, 1, false, 25, 24, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('six-types-of-neglect', 'M02', 'Six types of neglect, close up', 1, 2, false, 30, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('act-on-a-concern', 'M03', 'Act on a concern: record, share, refer', 1, 1, false, 25, 24, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('childs-lived-experience', 'M04', 'A day in the child''s life: voice, play and the child who does not speak', 2, 2, false, 35, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('talking-with-children-and-families', 'M05', 'Talking about neglect with children and families', 2, 2, false, 35, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('working-together', 'M06', 'Working together: many small pieces, one picture', 2, 2, false, 35, 24, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('poverty-and-neglect', 'M07', 'Poverty and neglect: help first, stay curious', 2, 2, false, 30, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('pre-birth-and-attachment', 'M08', 'Before birth to five: attachment, care and early signs', 2, 3, false, 40, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('neglect-in-schools-and-nurseries', 'M09', 'Seeing neglect in nursery, school and college', 2, 2, false, 30, 24, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('adolescent-neglect', 'M10', 'Adolescent neglect: behind the behaviour', 2, 2, false, 35, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('was-not-brought', 'M11', 'Was not brought: medical, dental and nutritional neglect', 2, 2, false, 30, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('hidden-neglect', 'M12', 'Hidden neglect: adult troubles, affluence and closed doors', 2, 2, false, 35, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('equality-culture-and-disability', 'M13', 'Fair and curious: equality, culture, disability and neglect', 2, 2, false, 35, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('observe-record-chronology', 'M14', 'Look, record, join up: observation and chronology', 3, 3, false, 40, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('assessing-neglect', 'M15', 'Assessing neglect: from facts to meaning', 3, 3, false, 45, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('graded-care-profile-in-practice', 'M16', 'Using Graded Care Profile 2 well (for licensed areas)', 3, 3, false, 25, 24, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('plans-that-change-lives', 'M17', 'Plans that change a child''s day', 3, 3, false, 40, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('escalation-and-challenge', 'M18', 'Speak up: professional challenge and escalation', 2, 4, false, 30, 24, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('police-neglect-and-alternatives', 'M19', 'Police: seeing neglect and alternatives to police protection', 2, 2, true, 30, 24, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('supervision-and-reflection', 'M20', 'Supervision and reflection in neglect work', 4, 4, false, 40, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('designated-lead-for-neglect', 'M21', 'Leading on neglect in your setting (DSLs and named leads)', 4, 4, false, 40, 24, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('leading-a-neglect-strategy', 'M22', 'Leading a neglect strategy: boards and senior leaders', 5, 5, false, 40, 24, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('measuring-what-changed', 'M23', 'Did it help? Outcomes and evaluation', 4, 5, false, 35, 36, timestamp with time zone '2026-11-22 00:00:00+00:00'),
  ('annual-neglect-update', 'M24', 'Annual neglect update', 1, 1, false, 10, 12, timestamp with time zone '2026-11-22 00:00:00+00:00');
create table module_version (
  id           uuid primary key,
  slug         varchar(60) not null references module (slug),
  version      varchar(20) not null,
  title        varchar(200) not null,
  summary      varchar(1000) not null,
  minutes      integer not null,
  content_hash varchar(64) not null,
  state        varchar(10) not null check (state in ('draft', 'published', 'withdrawn')),
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
-- Which version an area's learners get from which instant. signed_off is false for a draft shown in a demonstration area:
-- what is earned with it never counts elsewhere.
create table module_publication (
  id            uuid primary key,
  version_id    uuid not null references module_version (id),
  slug          varchar(60) not null references module (slug),
  area_key      integer not null references unit (unit_key),
  published_at  timestamp with time zone not null,
  published_by  uuid,
  signed_off    boolean not null,
  withdrawn_at  timestamp with time zone,
  live_key      varchar(100) unique
);
create index module_publication_area on module_publication (area_key, slug);

-- One line of a version's sign-off checklist (place from 0), confirmed for an area by a named expert.
create table module_sign_off (
  id            uuid primary key,
  version_id    uuid not null references module_version (id),
  area_key      integer not null references unit (unit_key),
  line          integer not null check (line >= 0),
  signer_name   varchar(160) not null,
  signer_role   varchar(160) not null,
  signed_on     date not null,
  recorded_at   timestamp with time zone not null,
  recorded_by   uuid,
  superseded_at timestamp with time zone
);
create index module_sign_off_version on module_sign_off (version_id, area_key);
