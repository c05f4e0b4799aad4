-- What records are compared by when one human being may have two: kept in step with the columns they come from.
alter table person add column plain_name varchar(161);
alter table person add column plain_email varchar(254);
alter table person add column plain_mobile varchar(30);
update person set plain_name = lower(given_name || ' ' || family_name), plain_email = lower(email),
  plain_mobile = replace(replace(replace(replace(replace(mobile, ' ', ''), '-', ''), '(0)', ''), '(', ''), ')', '')
  where removed_at is null;
update person set plain_mobile = '0' || substring(plain_mobile from 4) where plain_mobile like '+44%';
update person set plain_mobile = '0' || substring(plain_mobile from 5) where plain_mobile like '0044%';
create index person_plain_name on person (plain_name);
create index person_plain_email on person (plain_email);
create index person_plain_mobile on person (plain_mobile);

-- Somebody looked and said that two records are of two people.
create table person_apart (
  id          uuid primary key,
  one_id      uuid not null references person (id),
  other_id    uuid not null references person (id),
  recorded_at timestamp with time zone not null,
  recorded_by uuid
);
create index person_apart_one on person_apart (one_id, other_id);
create index person_apart_other on person_apart (other_id, one_id);
