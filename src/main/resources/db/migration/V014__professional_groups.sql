-- The columns of the training matrix. The level is the group's default; a post carries its own.
insert into professional_group (code, name, level, sort_order) values ('nursery', 'Nursery and early years', 'L2', 10);
insert into professional_group (code, name, level, sort_order) values ('school', 'School and further education staff', 'L2', 20);
insert into professional_group (code, name, level, sort_order) values ('dsl', 'Designated safeguarding lead', 'L4', 30);
insert into professional_group (code, name, level, sort_order) values ('social_work', 'Social work', 'L3', 40);
insert into professional_group (code, name, level, sort_order) values ('early_help', 'Early help and family hubs', 'L3', 50);
insert into professional_group (code, name, level, sort_order) values ('youth', 'Youth work and sport', 'L2', 60);
insert into professional_group (code, name, level, sort_order) values ('health_l1', 'Health, level 1', 'L1', 70);
insert into professional_group (code, name, level, sort_order) values ('health_l2', 'Health, level 2', 'L2', 80);
insert into professional_group (code, name, level, sort_order) values ('health_l3', 'Health, level 3 and above', 'L3', 90);
insert into professional_group (code, name, level, sort_order) values ('police_response', 'Police, response', 'L2', 100);
insert into professional_group (code, name, level, sort_order) values ('police_cp', 'Police, child protection', 'L3', 110);
insert into professional_group (code, name, level, sort_order) values ('housing_fire', 'Housing and fire', 'L2', 120);
insert into professional_group (code, name, level, sort_order) values ('voluntary', 'Voluntary and faith', 'L1', 130);
insert into professional_group (code, name, level, sort_order) values ('foster_kin', 'Foster and kinship carers', 'L2', 140);
insert into professional_group (code, name, level, sort_order) values ('adult_services', 'Adult services', 'L2', 150);
insert into professional_group (code, name, level, sort_order) values ('supervisor', 'Supervisors', 'L4', 160);
insert into professional_group (code, name, level, sort_order) values ('board', 'Board, scrutineer and elected members', 'L5', 170);
