-- One line of the training matrix, dated and believed from an instant on. Null group or level or area means every one.
create table requirement (
  id              uuid primary key,
  requirement_id  uuid not null,
  line            varchar(20) not null,
  group_code      varchar(24) references professional_group (code),
  level           varchar(2),
  leads_only      boolean not null default false,
  scope_key       integer not null references unit (unit_key),
  slug            varchar(60) not null references module (slug),
  basis           varchar(24) not null check (basis in ('statute', 'statutory_guidance', 'professional_standard', 'local_standard', 'recommended')),
  source          varchar(300) not null,
  cycle_months    integer not null check (cycle_months > 0),
  grace_days      integer not null check (grace_days >= 0),
  minimum_evidence varchar(12) not null default 'portal' check (minimum_evidence in ('portal', 'live_event', 'external')),
  first_day       date not null,
  last_day        date,
  recorded_at     timestamp with time zone not null,
  superseded_at   timestamp with time zone,
  recorded_by     uuid
);
create index requirement_slug on requirement (slug);
create index requirement_scope on requirement (scope_key);

-- A signed exemption of one post from one module (or from all: slug null).
create table exemption (
  id            uuid primary key,
  post_id       uuid not null,
  slug          varchar(60),
  first_day     date not null,
  last_day      date,
  reason        varchar(300) not null,
  signed_by     uuid not null,
  recorded_at   timestamp with time zone not null,
  superseded_at timestamp with time zone
);
create index exemption_post on exemption (post_id);
