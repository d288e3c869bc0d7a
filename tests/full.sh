#!/usr/bin/env bash
# The whole suite, long tests included: on SQLite, then on a throw-away PostgreSQL. Both must count the same.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
as_server=()
stop_server() {
  [ ! -f "$scratch/data/postmaster.pid" ] || "${as_server[@]}" "$bin/pg_ctl" --pgdata "$scratch/data" --mode immediate stop >/dev/null
  rm -rf "$scratch"
}
trap stop_server EXIT

run_suite() {
  pytest -n auto --dist worksteal "$@" | tee "$scratch/output"
  tail -n 1 "$scratch/output" | grep -oE '[0-9]+ (passed|failed|skipped|errors?)' | sort >"$scratch/counts.$suite"
}

suite=sqlite run_suite "$@"

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
export DATABASE_URL="postgres://rehearse@$(printf %s "$scratch" | sed 's,/,%2F,g')/postgres"

suite=postgresql run_suite "$@"

if ! diff "$scratch/counts.sqlite" "$scratch/counts.postgresql"; then
  echo "The two databases do not count the same tests." >&2
  exit 1
fi
