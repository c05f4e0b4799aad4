-- What a person answered to a question the first time, whatever asked it: questions are judged by these. One go is an
-- attempt at a quiz or at a course. points is null where nothing is right or wrong; chosen is what the answer shows.
create table first_answer (
  slug        varchar(60) not null references module (slug),
  item        varchar(400) not null,
  person_id   uuid not null references person (id),
  go          uuid not null,
  question    varchar(1000),
  points      numeric(5, 4),
  chosen      varchar(400),
  answered_at timestamp with time zone not null,
  primary key (slug, item, person_id)
);
create index first_answer_person on first_answer (person_id, slug);
insert into first_answer (slug, item, person_id, go, points, chosen, answered_at)
select f.slug, f.item, f.person_id, f.attempt_id, f.points, f.misconception, f.answered_at
from (select r.slug, r.item, a.person_id, r.attempt_id, r.points, r.misconception, coalesce(a.submitted_at, a.started_at) as answered_at,
             row_number() over (partition by r.slug, r.item, a.person_id order by a.submitted_at, r.attempt_id) as nth
      from quiz_result r join quiz_attempt a on a.id = r.attempt_id where r.first_attempt) f
where f.nth = 1;
drop index quiz_result_item;
alter table quiz_result drop column first_attempt;
alter table quiz_result drop column misconception;
-- Who took a course.
create index registration_slug on registration (slug, person_id);
