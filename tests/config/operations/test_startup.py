"""Reasons why the site does not start."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from config.operations import startup
from config.operations.startup import BadStart, refuse_a_bad_start
from tests.config.operations.test_restore_database import make
from tests.production.site import Site, environment, gunicorn

KEY = "a-key-of-fifty-characters-or-more-for-the-tests-alone"


def url(file: Path) -> str:
    return f"sqlite:///{file}"


def test_a_whole_file_may_start(tmp_path: Path) -> None:
    refuse_a_bad_start(url=url(make(tmp_path / "site.sqlite3", "whole")), key=KEY)


def test_a_site_without_a_file_may_start_and_makes_none(tmp_path: Path) -> None:
    refuse_a_bad_start(url=url(tmp_path / "site.sqlite3"), key=KEY)

    assert list(tmp_path.iterdir()) == []


def test_another_database_is_not_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "rehearse"  # of the database's name, and no database
    file.write_text("no database")

    refuse_a_bad_start(url="postgres://rehearse@nowhere.invalid/rehearse", key=KEY)

    assert file.read_text() == "no database"


@pytest.mark.parametrize("key", ["", "short", "a" * 60])
def test_a_weak_key_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(BadStart, match="REHEARSE_SECRET_KEY is too short"):
        refuse_a_bad_start(url=url(tmp_path / "site.sqlite3"), key=key)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site.sqlite3").write_bytes(b"no database" * 1000)

    with pytest.raises(BadStart, match=r"is damaged \(file is not a database\)"):
        refuse_a_bad_start(url=url(tmp_path / "site.sqlite3"), key=KEY)


def test_a_log_that_this_sqlite_may_corrupt_is_ended_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "journal_mode", lambda version: "DELETE")
    file = make(tmp_path / "site.sqlite3", "whole")
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN")
        other.execute("SELECT * FROM answer").fetchone()
        monkeypatch.setattr(startup, "WAIT_SECONDS", 0)
        with pytest.raises(BadStart, match="has a write-ahead log, which this release of SQLite may corrupt"):
            refuse_a_bad_start(url=url(file), key=KEY)

    refuse_a_bad_start(url=url(file), key=KEY)

    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_very_large_file_is_served_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(startup, "MOST_BYTES", 100)

    with caplog.at_level(logging.WARNING, logger="config"):
        refuse_a_bad_start(url=url(make(tmp_path / "site.sqlite3", "large")), key=KEY)

    assert "is too large to be checked at the start" in caplog.text


def test_gunicorn_refuses_with_the_sentence(tmp_path: Path) -> None:
    site = Site(folder=tmp_path, variables={**environment(tmp_path), "REHEARSE_SECRET_KEY": "short"})

    with pytest.raises(RuntimeError, match=r"Rehearse does not start\. REHEARSE_SECRET_KEY is too short"):
        gunicorn(site).__enter__()
