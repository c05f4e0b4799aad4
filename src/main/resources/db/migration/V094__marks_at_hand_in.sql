-- Answers to graded questions are marked when the attempt is handed in, not before: a mark beside an answer that can
-- still be changed would tell what is right. Such an answer's item is <question>#<attempt>, or <question>#k<attempt>
-- for "show what you know".
update answer set correct = null
where correct is not null and item like '%#%'
  and not exists (
    select 1 from quiz_attempt q
    where q.registration_id = answer.registration_id and q.submitted_at is not null
      and case when q.quiz like '%/beforehand' then 'k' else '' end || cast(q.number_in_registration as varchar(12)) = substring(answer.item from position('#' in answer.item) + 1)
  );
