-- What was earned, when, by which version. Append-only; no expiry: standing is computed.
create table award (
  id              uuid primary key,
  person_id       uuid not null references person (id),
  slug            varchar(60) not null references module (slug),
  module_version  varchar(20),
  jurisdiction    varchar(12),
  edition         varchar(160),
  completed_on    date not null,
  source          varchar(12) not null check (source in ('portal', 'live_event', 'external')),
  provider        varchar(160),
  evidence        varchar(300),
  verified        boolean not null,
  verified_by     varchar(160),
  demonstration   boolean not null default false,
  score           numeric(5, 4),
  registration_id uuid unique,
  recorded_at     timestamp with time zone not null,
  import_id       uuid
);
create index award_person on award (person_id, slug, completed_on);
create index award_recorded on award (recorded_at);

-- A further row takes an award back (or verifies one that came unverified); the award's own row stays.
create table award_revocation (
  id          uuid primary key,
  award_id    uuid not null unique references award (id),
  reason      varchar(300) not null,
  revoked_by  varchar(160) not null,
  recorded_at timestamp with time zone not null,
  import_id   uuid
);
create table award_verification (
  id          uuid primary key,
  award_id    uuid not null unique references award (id),
  verified_by varchar(160) not null,
  recorded_at timestamp with time zone not null
);
create table certificate (
  id         uuid primary key,
  award_id   uuid not null unique references award (id),
  code       varchar(24) not null unique,
  issued_at  timestamp with time zone not null,
  counts_for text not null
);
