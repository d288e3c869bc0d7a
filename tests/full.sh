#!/usr/bin/env bash
# The whole suite, long tests included, in parts: `tests/full.sh [PART …]`, without a name all of them.
# A part is a function part_NAME. What uses no database of the suite (plain), and what uses it but is the same whichever
# database that is (alike), runs once. SQLite and PostgreSQL must count the same tests; var/counts/ has the counts of
# each part.
set -euo pipefail
cd "$(dirname "$0")/.."

ALL=(plain alike sqlite postgresql uncompiled newest_django)

part_plain() {
  run_suite -m "not database"
}

# What happens in the browser, and whether a planted fault is found.
part_alike() {
  run_suite -m alike
}

part_sqlite() {
  run_suite -m "database and not alike"
}

part_postgresql() {
  start_server
  DATABASE_URL="postgres://rehearse@$(printf %s "$scratch" | sed 's,/,%2F,g')/postgres" run_suite -m "database and not alike"
}

# The same querysets without compiling them, where there are any. What a browser or a long run would add is the same SQL
# again.
part_uncompiled() {
  REHEARSE_COMPILE_QUERIES=0 run_suite tests/accounts tests/database tests/interviews -m "database and not full"
}

# What stands close to Django, on its newest release.
part_newest_django() {
  tests/newest_django.sh
}

run_suite() {
  pytest -n auto --dist worksteal "$@" | tee "$scratch/output"
  tail -n 1 "$scratch/output" | grep -oE '[0-9]+ (passed|failed|skipped|errors?)' | sort >"var/counts/$part"
}

# A throw-away PostgreSQL that listens on a socket in the scratch folder alone.
start_server() {
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$bin" ] || { echo "PostgreSQL is not installed; on Debian: apt-get install postgresql" >&2; exit 1; }
  # initdb refuses to run as root.
  if [ "$(id -u)" = 0 ]; then
    as_server=(runuser -u postgres --)
    chown postgres "$scratch" && chmod 755 "$scratch"
  fi
  # No autovacuum: tests roll back, so it would find the tables empty, and a plan for empty tables takes minutes.
  (
    cd "$scratch"
    "${as_server[@]}" "$bin/initdb" --pgdata data --username rehearse --auth trust --encoding UTF8 --no-locale >/dev/null
    "${as_server[@]}" "$bin/pg_ctl" --pgdata data --log "$scratch/server.log" --wait \
      --options "-c listen_addresses='' -c unix_socket_directories='$scratch' -c max_connections=200 -c fsync=off -c autovacuum=off" start >/dev/null
  )
}

as_server=()
stop_server() {
  [ ! -f "$scratch/data/postmaster.pid" ] || "${as_server[@]}" "$bin/pg_ctl" --pgdata "$scratch/data" --mode immediate stop >/dev/null
  rm -rf "$scratch"
}
scratch=$(mktemp -d)
trap stop_server EXIT

[ $# -gt 0 ] || set -- "${ALL[@]}"
for part in "$@"; do
  declare -F "part_$part" >/dev/null || { echo "No part is called $part; there are: ${ALL[*]}" >&2; exit 2; }
done

mkdir -p var/counts
for part in "$@"; do
  "part_$part"
done
if [[ " $* " == *" sqlite "*" postgresql "* ]] && ! diff var/counts/sqlite var/counts/postgresql; then
  echo "The two databases do not count the same tests." >&2
  exit 1
fi
