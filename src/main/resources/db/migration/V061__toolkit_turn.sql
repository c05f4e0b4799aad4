-- Always one row: whoever begins the count of a tool in a new month holds it, so that two who come at once do not both begin it.
create table tool_download_turn (
  id integer primary key check (id = 1)
);
insert into tool_download_turn (id) values (1);
