-- How long a line has asked is found from its earlier rows.
create index requirement_line on requirement (requirement_id);
