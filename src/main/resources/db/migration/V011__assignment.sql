create table assignment (
  id           uuid primary key,
  slug         varchar(60) not null references module (slug),
  due_on       date not null,
  reason       varchar(300) not null,
  assigned_by  uuid not null,
  unit_key     integer not null,
  recorded_at  timestamp with time zone not null,
  cancelled_at timestamp with time zone
);
create table assignment_person (
  assignment_id uuid not null references assignment (id),
  person_id     uuid not null references person (id),
  cancelled_at  timestamp with time zone,
  primary key (assignment_id, person_id)
);
create index assignment_person_person on assignment_person (person_id);
