"""The database settings that were measured to lose nothing under load."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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
    """The parts of DATABASE_URL. Raises ImproperlyConfigured, without the password that may be in it."""
    try:
        scheme = urlsplit(url).scheme
        if scheme not in _SCHEMES:
            found = f"is for {scheme}" if scheme else "names no database"
            raise ImproperlyConfigured(f"DATABASE_URL must be like {_ADDRESSES}; it {found}.")
        settings: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError:
        settings = {}
    if not settings.get("NAME"):
        raise ImproperlyConfigured(
            f"DATABASE_URL must be like {_ADDRESSES}, with a / or @ in the password as %2F or %40."
        )
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
        settings["OPTIONS"] = {"connect_timeout": 3}
    return settings
