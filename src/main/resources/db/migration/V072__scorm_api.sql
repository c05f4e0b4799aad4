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
