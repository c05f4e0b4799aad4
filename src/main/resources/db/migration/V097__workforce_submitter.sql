-- Whose name it is: a name alone may be that of two people. Null for what was written before, for the program itself, and where
-- somebody put in another's name.
alter table headcount_return add column submitted_by_account uuid;
