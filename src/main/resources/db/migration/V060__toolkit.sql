-- How often a tool was taken along, by area and month. Nobody is named: who took it is not known here. Area 0 is "not known".
create table tool_download (
  tool      varchar(60) not null,
  area_key  integer not null,
  in_month  varchar(7) not null,
  downloads integer not null check (downloads > 0),
  primary key (tool, area_key, in_month)
);
