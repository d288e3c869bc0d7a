"""The database settings that were measured to lose nothing under load."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

DEFAULT_URL = f"sqlite:///{Path(__file__).resolve().parent.parent / 'var' / 'rehearse.sqlite3'}"

_SCHEMES = ("sqlite", "postgres", "postgresql")
_ADDRESSES = "sqlite:////srv/rehearse/site.sqlite3 or postgres://user:password@host/name"

# Releases before these can corrupt a WAL database on a rare reset of the log (sqlite.org/wal.html).
_WAL_IS_SAFE_FROM = (3, 51, 3)
_WAL_BACKPORTS = {(3, 44): 6, (3, 50): 7}
# A commit with a rollback journal is the removal of that file, which FULL does not wait to see on the disk:
# after a power cut the journal could be back, and the acknowledged save undone.
_SYNC = {"WAL": "FULL", "DELETE": "EXTRA"}
# A log that grew during a long read is cut back to 16 MB after it.
_BOUNDED_LOG = "PRAGMA journal_size_limit=16777216;"

# How long a database may be silent before the site gives a connection up: seconds to connect, milliseconds
# until what was sent is acknowledged, seconds and tries of an idle connection. Without them it is two hours
# (postgresql.org/docs/current/libpq-connect.html, and tcp_keepalive_time in tcp(7)).
_PATIENCE = {
    "connect_timeout": 3,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
}
# These options of libpq have their place before the question mark.
_IN_THE_ADDRESS = {"user", "password", "host", "port", "dbname"}


def journal_mode(version: tuple[int, int, int]) -> str:
    """WAL where this SQLite release has the log-reset fix, the rollback journal elsewhere."""
    backport = _WAL_BACKPORTS.get(version[:2])
    safe = version >= _WAL_IS_SAFE_FROM or (backport is not None and version[2] >= backport)
    return "WAL" if safe else "DELETE"


def use_packaged_sqlite() -> None:
    """Replace Python's own SQLite by that of the `wal` extra, for everything imported afterwards.

    Raises ImproperlyConfigured if the extra is not installed.
    """
    try:
        packaged = import_module("pysqlite3")
    except ImportError as missing:
        raise ImproperlyConfigured(
            "REHEARSE_SQLITE_WAL needs the package pysqlite3, which requirements.txt has for Linux on x86-64."
        ) from missing
    sys.modules["sqlite3"] = packaged
    sys.modules["sqlite3.dbapi2"] = import_module("pysqlite3.dbapi2")


def parsed(url: str) -> dict[str, Any]:
    """The parts of DATABASE_URL; what stands behind its question mark is in OPTIONS.

    Several hosts, each with its port, stand in HOST and PORT as libpq lists them. Raises
    ImproperlyConfigured, without the password that may be in the address.
    """
    try:
        scheme = urlsplit(url).scheme
        if scheme not in _SCHEMES:
            found = f"is for {scheme}" if scheme else "names no database"
            raise ImproperlyConfigured(f"DATABASE_URL must be like {_ADDRESSES}; it {found}.")
        settings: dict[str, Any] = dict(dj_database_url.parse(_one_host(url))) | _several_hosts(url)
    except ValueError:
        settings = {}
    if not settings.get("NAME"):
        raise ImproperlyConfigured(
            f"DATABASE_URL must be like {_ADDRESSES}, with a / or @ in the password as %2F or %40."
        )
    _require_known_options(settings)
    return settings


def database(url: str) -> dict[str, Any]:
    """Django's settings for the database at `url`, with the options each engine needs."""
    settings = parsed(url)
    settings["CONN_MAX_AGE"] = 60
    if settings["ENGINE"].endswith("sqlite3"):
        # By name, because it may have been replaced.
        mode = journal_mode(import_module("sqlite3").sqlite_version_info)
        settings["OPTIONS"] = {
            # Deferred transactions fail with "database is locked" whatever the timeout.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={mode}; PRAGMA synchronous={_SYNC[mode]}; {_BOUNDED_LOG}",
        }
    else:
        settings["CONN_HEALTH_CHECKS"] = True
        settings["OPTIONS"] = _PATIENCE | settings.get("OPTIONS", {})
    return settings


def _hosts(url: str) -> list[str]:
    """The hosts of an address, with their ports; one, or as many as commas divide."""
    return urlsplit(url).netloc.rpartition("@")[2].split(",")


def _one_host(url: str) -> str:
    """The address with the first of its hosts alone, which is as much as the parser understands."""
    hosts = _hosts(url)
    return url.replace(",".join(hosts), hosts[0], 1) if len(hosts) > 1 else url


def _several_hosts(url: str) -> dict[str, str]:
    hosts = [urlsplit(f"//{host}") for host in _hosts(url)]
    if len(hosts) == 1:
        return {}
    return {
        "HOST": ",".join(unquote(host.hostname or "") for host in hosts),
        "PORT": ",".join(str(host.port or 5432) for host in hosts),
    }


def _require_known_options(settings: dict[str, Any]) -> None:
    """A misspelt option must not be found out by the first request, nor be passed over in silence."""
    is_sqlite = settings["ENGINE"].endswith("sqlite3")
    for name, value in settings.get("OPTIONS", {}).items():
        if is_sqlite or name not in _libpq_options():
            raise ImproperlyConfigured(f"DATABASE_URL has an option that its database does not know: {name}.")
        if isinstance(value, list):
            raise ImproperlyConfigured(f"DATABASE_URL gives its option {name} more than once.")


def _libpq_options() -> set[str]:
    conninfo = import_module("psycopg").pq.Conninfo
    return {option.keyword.decode() for option in conninfo.get_defaults()} - _IN_THE_ADDRESS
