-- Whose hand it was: a name alone may be that of two people. Null for what was written before, and for the program itself.
alter table award_verification add column verified_by_account uuid;
alter table award_revocation add column revoked_by_account uuid;
