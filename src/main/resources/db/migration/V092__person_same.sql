-- Which records are of one human being through all links that hold now, each with each: a statement over thousands of
-- people finds the others by an index. Follows person_link, which stays the truth.
create table person_same (
  person_id uuid not null references person (id),
  other_id  uuid not null references person (id),
  primary key (person_id, other_id)
);
create index person_same_other on person_same (other_id);
insert into person_same select person_id, same_as_id from person_link where superseded_at is null and person_id <> same_as_id
  union select same_as_id, person_id from person_link where superseded_at is null and person_id <> same_as_id;
-- Each round doubles the length of the chains that are known: four reach sixteen links, more than anybody has records.
insert into person_same select distinct a.person_id, b.other_id from person_same a join person_same b on b.person_id = a.other_id
  where a.person_id <> b.other_id and not exists (select 1 from person_same k where k.person_id = a.person_id and k.other_id = b.other_id);
insert into person_same select distinct a.person_id, b.other_id from person_same a join person_same b on b.person_id = a.other_id
  where a.person_id <> b.other_id and not exists (select 1 from person_same k where k.person_id = a.person_id and k.other_id = b.other_id);
insert into person_same select distinct a.person_id, b.other_id from person_same a join person_same b on b.person_id = a.other_id
  where a.person_id <> b.other_id and not exists (select 1 from person_same k where k.person_id = a.person_id and k.other_id = b.other_id);
insert into person_same select distinct a.person_id, b.other_id from person_same a join person_same b on b.person_id = a.other_id
  where a.person_id <> b.other_id and not exists (select 1 from person_same k where k.person_id = a.person_id and k.other_id = b.other_id);
