#!/usr/bin/env bash
# Takes one consistent dump of the whole database while people work. Where to: BACKUP_DIR. Which database: the usual
# PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD or PGPASSFILE. Deletes own dumps older than BACKUP_KEEP_DAYS.
set -euo pipefail
umask 077
folder=${BACKUP_DIR:?Set BACKUP_DIR to the folder for dumps}
keep=${BACKUP_KEEP_DAYS:-35}
[[ $keep =~ ^[0-9]+$ ]] || { echo "BACKUP_KEEP_DAYS must be a whole number, not \"$keep\"." >&2; exit 2; }
[ -w "$folder" ] || { echo "The folder $folder cannot be written by $(id -u)." >&2; exit 2; }

name="heed-$(date -u +%Y%m%dT%H%M%SZ).dump"
part="$folder/.$name.part"
trap 'rm -f "$part"' EXIT
pg_dump --format=custom --compress=6 --no-owner --no-privileges --file="$part"
pg_restore --list "$part" > /dev/null
mv "$part" "$folder/$name"
(cd "$folder" && sha256sum "$name" > "$name.sha256")
find "$folder" -maxdepth 1 -type f \( -name 'heed-*.dump' -o -name 'heed-*.dump.sha256' \) -mtime "+$keep" -delete
echo "Backup: $folder/$name ($(du -h "$folder/$name" | cut -f1)). A backup is one only after a rehearsal: rehearse.sh."
