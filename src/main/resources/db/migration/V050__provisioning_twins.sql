-- Two rows of one file that may be about one person: the later one names the earlier.
alter table import_row add column other_line integer;
