create table audit_entry (
  id            uuid primary key,
  at            timestamp with time zone not null,
  actor_account uuid,
  actor_name    varchar(160) not null,
  action        varchar(60) not null,
  subject_kind  varchar(40) not null,
  subject_id    varchar(60),
  subject_name  varchar(200),
  unit_key      integer,
  detail        varchar(2000)
);
create index audit_at on audit_entry (at);
create index audit_unit on audit_entry (unit_key, at);
create index audit_subject on audit_entry (subject_kind, subject_id);
