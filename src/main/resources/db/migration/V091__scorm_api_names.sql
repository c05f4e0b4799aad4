-- Names that applications have given, also those of what was deleted. A sealed password is longer than the password.
create index api_registration_named on api_registration (application_id, registration_id);
create index api_registration_learner on api_registration (application_id, learner_id);
alter table api_registration alter column post_secret set data type varchar(2000);
