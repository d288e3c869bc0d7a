from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from config.databases import journal_mode
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
