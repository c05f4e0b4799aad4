#!/usr/bin/env bash
# Restores the newest dump (or the one named) into a scratch database beside the real one, looks whether it holds what a
# partnership lives from, and drops the scratch database. Needs a role that may create databases. Touches nothing else.
set -euo pipefail
folder=${BACKUP_DIR:?Set BACKUP_DIR to the folder with dumps}
dump=${1:-$(find "$folder" -maxdepth 1 -name 'heed-*.dump' | sort | tail -n 1)}
[ -f "${dump:-}" ] || { echo "There is no dump in $folder." >&2; exit 2; }
(cd "$(dirname "$dump")" && sha256sum --check --quiet "$(basename "$dump").sha256")

scratch="heed_rehearsal_$(date -u +%Y%m%d%H%M%S)_$$"
started=$SECONDS
createdb --maintenance-db=postgres "$scratch"
trap 'dropdb --maintenance-db=postgres --if-exists --force "$scratch"' EXIT
pg_restore --dbname="$scratch" --no-owner --no-privileges --exit-on-error "$dump"
ask() { psql --dbname="$scratch" --no-psqlrc --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$1"; }

in_dump=$(pg_restore --list "$dump" | grep -c ' TABLE DATA ')
in_scratch=$(ask "select count(*) from pg_tables where schemaname = 'public'")
[ "$in_dump" = "$in_scratch" ] || { echo "The dump holds $in_dump tables, the restored database $in_scratch." >&2; exit 1; }
failed=$(ask "select count(*) from flyway_schema_history where not success")
[ "$failed" = 0 ] || { echo "The restored database holds $failed failed migrations." >&2; exit 1; }

echo "Restored $(basename "$dump") in $((SECONDS - started)) s: $in_scratch tables."
echo "Newest migration: $(ask "select version || ' ' || description from flyway_schema_history where version is not null order by installed_rank desc limit 1")"
for table in person post headcount_return requirement registration answer award audit_entry; do
  echo "$table: $(ask "select count(*) from $table") rows"
done
echo "Newest audit entry: $(ask "select coalesce(max(at)::text, 'none') from audit_entry")"
echo "Compare these figures with what you know of the day the dump was taken."
