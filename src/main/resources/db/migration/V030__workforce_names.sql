-- Of a name or address no longer held to be right: whether it never was true, else the last day on which it was.
alter table person_before add column was_wrong boolean default false not null;
alter table person_before add column last_day date;
