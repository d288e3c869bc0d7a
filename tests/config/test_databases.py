from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from config.databases import database, journal_mode
from tests.production.site import Site, environment

SYNCHRONOUS = {"WAL": 2, "DELETE": 3}  # FULL and EXTRA


@pytest.fixture
def bare_site(tmp_path: Path) -> Site:
    """A site in production without any table yet."""
    return Site(folder=tmp_path, variables=environment(tmp_path))


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 44, 5), "DELETE"),
        ((3, 44, 6), "WAL"),
        ((3, 50, 6), "DELETE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 53, 0), "WAL"),
    ],
)
def test_wal_is_chosen_only_where_its_reset_is_fixed(version: tuple[int, int, int], mode: str) -> None:
    assert journal_mode(version) == mode


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("sslmode=verify-full&sslrootcert=/etc/a%20b", {"sslmode": "verify-full", "sslrootcert": "/etc/a b"}),
        ("target_session_attrs=read-write", {"target_session_attrs": "read-write"}),
        ("options=-c%20statement_timeout%3D5s", {"options": "-c statement_timeout=5s"}),
        ("connect_timeout=9&tcp_user_timeout=1", {"connect_timeout": 9, "tcp_user_timeout": 1}),
        ("application_name=rehearse", {"application_name": "rehearse"}),
    ],
)
def test_what_the_address_asks_of_the_connection_is_done(query: str, options: dict[str, Any]) -> None:
    settings = database(f"postgres://rehearse:secret@db/rehearse?{query}")["OPTIONS"]

    assert settings.items() >= options.items()
    assert settings.keys() >= {"connect_timeout", "tcp_user_timeout", "keepalives_idle"}


@pytest.mark.parametrize(
    ("hosts", "host", "port"),
    [
        ("one", "one", ""),
        ("one:5433", "one", 5433),
        ("one,two", "one,two", "5432,5432"),
        ("one:5433,two:5434", "one,two", "5433,5434"),
        ("one,two:5434,three", "one,two,three", "5432,5434,5432"),
        ("[::1]:5433,[::2]", "::1,::2", "5433,5432"),
        ("%2Frun%2Fpostgresql", "/run/postgresql", ""),
    ],
)
def test_every_host_of_the_address_is_tried(hosts: str, host: str, port: str | int) -> None:
    settings = database(f"postgres://rehearse:secret@{hosts}/rehearse?target_session_attrs=read-write")

    assert (settings["HOST"], settings["PORT"]) == (host, port)
    assert (settings["USER"], settings["PASSWORD"], settings["NAME"]) == ("rehearse", "secret", "rehearse")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgres://rehearse:secret@db/rehearse?sslmod=require", "does not know: sslmod."),
        ("postgres://rehearse:secret@db/rehearse?host=other", "does not know: host."),
        ("postgres://rehearse:secret@db/rehearse?sslmode=a&sslmode=b", "sslmode more than once."),
        ("sqlite:////srv/site.sqlite3?timeout=1", "does not know: timeout."),
        ("postgres://rehearse:secret@one:x,two/rehearse", "DATABASE_URL must be like"),
        ("postgres://rehearse:secret@one,two:99999/rehearse", "DATABASE_URL must be like"),
    ],
)
def test_an_address_that_asks_for_what_there_is_not_is_a_sentence(url: str, sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=re.escape(sentence)) as refusal:
        database(url)

    assert "secret" not in str(refusal.value)


@pytest.mark.django_db
def test_a_commit_waits_for_the_disk() -> None:
    setting, expected = {
        "sqlite": ("PRAGMA synchronous", SYNCHRONOUS[journal_mode(sqlite3.sqlite_version_info)]),
        "postgresql": ("SHOW synchronous_commit", "on"),
    }[connection.vendor]

    with connection.cursor() as cursor:
        cursor.execute(setting)
        value = cursor.fetchone()[0]

    assert value == expected


@pytest.mark.parametrize(
    ("asked", "journal"), [("0", journal_mode(sqlite3.sqlite_version_info)), ("1", "WAL")]
)
def test_the_pragmas_of_the_production_site_are_the_measured_ones(
    bare_site: Site, asked: str, journal: str
) -> None:
    """Options that stand in the wrong place of the settings are never applied, so they are read back."""
    ask = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "with connection.cursor() as cursor:\n"
        "    for name in ('journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'):\n"
        "        print(cursor.execute(f'PRAGMA {name}').fetchone()[0])\n"
        "print(connection.transaction_mode)"
    )

    done = bare_site.run("-c", ask, REHEARSE_SQLITE_WAL=asked)

    assert done.stdout.split() == [
        *(journal.lower(), str(SYNCHRONOUS[journal]), "1", "20000", "IMMEDIATE")
    ], done.stderr


def test_the_write_ahead_log_without_its_package_is_a_sentence(bare_site: Site) -> None:
    absent = "import sys; sys.modules['pysqlite3'] = None\nimport config.settings"

    done = bare_site.run("-c", absent, REHEARSE_SQLITE_WAL="1")

    assert done.returncode == 1
    assert "REHEARSE_SQLITE_WAL needs the package pysqlite3, which requirements.txt has" in done.stderr
