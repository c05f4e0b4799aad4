#!/bin/bash
# Sourced by the image's entrypoint before the server starts, so that what is exported here reaches the server.
# Exit codes are those of the launcher (docs/operating.md): 3 = data folder, 8 = setting.

# The domain as the image was built, fresh at each start.
cp -a "${HEED_DOMAINS_PATTERN:-/opt/payara/domains-pattern}/." "${PAYARA_DIR}/glassfish/domains/" || exit 3

# A file /run/secrets/heed_db_password becomes the setting HEED_DB_PASSWORD, and so on for each heed_… file.
for file in "${HEED_SECRETS_DIR:-/run/secrets}"/heed_*; do
  [ -f "$file" ] || continue
  if [ ! -r "$file" ]; then
    echo "Heed did not start. The secret $file cannot be read by $(id -un). Make the file readable (mode 444)." >&2
    exit 8
  fi
  name=$(basename "$file" | tr '[:lower:].-' '[:upper:]__')
  export "$name=$(cat "$file")"
done

if [ -z "${HEED_DB_URL:-}" ] || [ -z "${HEED_DB_PASSWORD:-}" ]; then
  echo "Heed did not start. Set HEED_DB_URL, and HEED_DB_PASSWORD in the environment or in the secret heed_db_password." >&2
  exit 8
fi
if ! [ -w "${HEED_DATA_DIR:-/var/lib/heed}" ]; then
  echo "Heed did not start. The data folder ${HEED_DATA_DIR:-/var/lib/heed} cannot be written by $(id -un)." >&2
  exit 3
fi
