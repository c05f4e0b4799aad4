-- When the import that changed a name or an address was undone; the row that it left behind says what was believed in between.
alter table person_before add column withdrawn_at timestamp with time zone;
update person_before set withdrawn_at = (select b.undone_at from import_batch b where b.id = person_before.import_id and b.state = 'undone')
  where import_id is not null;

-- Always one row: whoever writes an import or takes one back holds it, so that the next is compared with what this one wrote.
create table import_turn (
  id integer primary key check (id = 1)
);
insert into import_turn (id) values (1);
