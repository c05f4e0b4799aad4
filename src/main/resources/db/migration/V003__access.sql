create table account (
  id             uuid primary key,
  person_id      uuid unique,
  user_name      varchar(120) not null unique,
  email          varchar(254) unique,
  display_name   varchar(160) not null,
  password_hash  varchar(300),
  password_set_at timestamp with time zone,
  totp_secret    varchar(200),
  totp_pending   varchar(200),
  totp_last_step bigint,
  created_at     timestamp with time zone not null,
  closed_at      timestamp with time zone,
  version        integer not null default 0
);

-- A sign-in record: any node knows the caller by it. Only the SHA-256 of the cookie's token is kept.
create table sign_in (
  token_hash     varchar(64) primary key,
  account_id     uuid not null references account (id),
  started_at     timestamp with time zone not null,
  last_seen_at   timestamp with time zone not null,
  expires_at     timestamp with time zone not null,
  second_factor_at timestamp with time zone,
  way            varchar(10) not null check (way in ('password', 'code')),
  shared_terminal boolean not null default false,
  address        varchar(60),
  device         varchar(200),
  ended_at       timestamp with time zone,
  ended_why      varchar(20)
);
create index sign_in_account on sign_in (account_id, ended_at);

-- A grant names a role and a unit; it holds for all that stands below the unit on the day of the question.
create table role_grant (
  id            uuid primary key,
  account_id    uuid not null references account (id),
  role          varchar(20) not null check (role in ('learner', 'supervisor', 'coordinator', 'leader', 'scrutineer', 'content_editor', 'administrator')),
  unit_key      integer not null,
  first_day     date not null,
  last_day      date,
  granted_by    uuid,
  recorded_at   timestamp with time zone not null,
  superseded_at timestamp with time zone
);
create index role_grant_account on role_grant (account_id);

-- Who stands below whom, dated; filled by workforce. Every unit is its own ancestor at distance 0. closed marks where a
-- unit stood on its last day: what it did before stays in the scope of those above it.
create table unit_closure (
  ancestor   integer not null,
  descendant integer not null,
  distance   integer not null,
  first_day  date not null,
  last_day   date,
  closed     boolean not null default false,
  primary key (ancestor, descendant, first_day)
);
create index unit_closure_up on unit_closure (descendant, ancestor);

-- A code a coordinator hands to a learner: 30 minutes, once.
create table sign_in_code (
  id           uuid primary key,
  account_id   uuid not null references account (id),
  code_hash    varchar(64) not null unique,
  issued_by    uuid not null,
  issued_at    timestamp with time zone not null,
  expires_at   timestamp with time zone not null,
  used_at      timestamp with time zone,
  withdrawn_at timestamp with time zone
);
create index sign_in_code_account on sign_in_code (account_id);

-- Back-off by account name and by address; the key is a hash, so that a typed password in the name box is not kept.
create table sign_in_failure (
  key_hash      varchar(64) primary key,
  failures      integer not null,
  blocked_until timestamp with time zone,
  last_at       timestamp with time zone not null
);
