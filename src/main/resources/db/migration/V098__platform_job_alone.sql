-- The kind of a running job of which there may be but one at a time, on whatever node; null for every other job.
alter table job add column alone varchar(60);
create unique index job_alone on job (alone);
