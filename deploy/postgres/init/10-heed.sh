#!/bin/bash
# Runs once, when the database folder is empty: the program's role owns its database and no more; the backup's role reads.
set -euo pipefail
secrets=${SECRETS_DIR:-/run/secrets}
psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  -v heed_password="$(cat "$secrets/heed_db_password")" \
  -v backup_password="$(cat "$secrets/backup_db_password")" <<'SQL'
create role heed login password :'heed_password';
create role heed_backup login password :'backup_password';
grant pg_read_all_data to heed_backup;
-- a dump of 100,000 posts may take longer than a request
alter role heed_backup set statement_timeout = 0;
alter role heed_backup set lock_timeout = 0;
create database heed owner heed;
revoke all on database heed from public;
grant connect on database heed to heed, heed_backup;
\connect heed
revoke all on schema public from public;
alter schema public owner to heed;
grant usage on schema public to heed_backup;
SQL
