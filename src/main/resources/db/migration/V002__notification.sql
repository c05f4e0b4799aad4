-- One row a message and channel. event_key makes each event speak once, however often it is reported.
create table outbox_message (
  id          uuid primary key,
  event_key   varchar(200) not null unique,
  channel     varchar(8) not null check (channel in ('portal', 'email')),
  person_id   uuid,
  address     varchar(254),
  subject     varchar(200) not null,
  body        text not null,
  link        varchar(500),
  state       varchar(10) not null check (state in ('waiting', 'sent', 'given_up')),
  not_before  timestamp with time zone not null,
  attempts    integer not null default 0,
  last_error  varchar(500),
  queued_at   timestamp with time zone not null,
  sent_at     timestamp with time zone,
  read_at     timestamp with time zone
);
create index outbox_due on outbox_message (state, channel, not_before);
create index outbox_person on outbox_message (person_id, queued_at);
