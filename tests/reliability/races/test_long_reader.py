"""Fault 38: somebody reads for a long time, such as a backup or a report, while others write."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from config.databases import journal_mode
from tests.production.site import Site, gunicorn
from tests.reliability.conftest import Prepared
from tests.reliability.room import Candidate, texts_of

pytestmark = pytest.mark.full
READ = "SELECT id, text FROM interviews_answer ORDER BY id"
LOG_LIMIT = 16 * 1024 * 1024
LONG = 9_900  # words: nearly as many as an answer may have
MINUTE = {"rounds": 30, "every": 2.0}  # seconds: so long is the reader open


def write(
    site: Site, writers: list[Candidate], *, rounds: int, size: int = 1, every: float = 0.0
) -> set[int]:
    """Each writer saves so often, another text of so many words each time; the statuses that came back."""

    def save(writer: Candidate, number: int, due: float) -> int:
        time.sleep(max(0.0, due - time.monotonic()))
        return writer.save(site, f"answer-{number} " * size).status

    begun = time.monotonic()

    def save_all(writer: Candidate) -> list[int]:
        return [save(writer, number, begun + every * number) for number in range(rounds)]

    with ThreadPoolExecutor(len(writers)) as pool:
        return {status for statuses in pool.map(save_all, writers) for status in statuses}


@pytest.mark.fault(38)
def test_a_reader_of_postgresql_keeps_nobody_from_writing(
    tmp_path: Path, copied_on_postgresql: Callable[..., Prepared]
) -> None:
    site, candidates = copied_on_postgresql(tmp_path)
    writers = candidates[:6]
    with (
        gunicorn(site),
        ThreadPoolExecutor(1) as pool,
        psycopg.connect(site.variables["DATABASE_URL"]) as reader,
    ):
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        with reader.cursor(name="report") as cursor:
            first = cursor.execute(READ).fetchone()
            statuses = pool.submit(write, site, writers, **MINUTE).result(timeout=90)
            rest = cursor.fetchall()

    assert statuses == {200}
    assert {text for _, text in [first, *rest]} == {""}
    assert texts_of(site, writers) == [candidate.acknowledged for candidate in writers]


@pytest.mark.fault(38)
def test_a_reader_of_a_write_ahead_log_keeps_nobody_from_writing_and_the_log_is_cut_back(
    tmp_path: Path, copied: Callable[..., Prepared]
) -> None:
    site, candidates = copied(tmp_path, REHEARSE_SQLITE_WAL="1")
    writers, log = candidates[:6], tmp_path / "site.sqlite3-wal"
    with gunicorn(site):
        assert write(site, writers, rounds=1) == {200}
        with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as reader:
            cursor = reader.execute(READ)
            first = cursor.fetchone()
            while_read = write(site, writers, size=LONG, **MINUTE)
            grown = log.stat().st_size
            rest = cursor.fetchall()
        afterwards = write(site, writers, rounds=4, size=LONG)
        bounded = log.stat().st_size

    assert (while_read, afterwards) == ({200}, {200})
    assert "answer-29" not in "".join(text for _, text in [first, *rest])
    assert grown > LOG_LIMIT >= bounded
    assert texts_of(site, writers) == [candidate.acknowledged for candidate in writers]


@pytest.mark.fault(38)
def test_a_reader_of_the_systems_sqlite_delays_saves_and_loses_none(
    tmp_path: Path, copied: Callable[..., Prepared]
) -> None:
    site, candidates = copied(tmp_path)
    writers, journal = candidates[:4], tmp_path / "site.sqlite3-journal"
    with gunicorn(site), ThreadPoolExecutor(1) as pool:
        with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as reader:
            cursor = reader.execute(READ)
            cursor.fetchone()
            saving = pool.submit(write, site, writers, rounds=1)
            # A save that has written its journal waits with its COMMIT.
            while not journal.exists() and not saving.done():
                time.sleep(0.01)
            time.sleep(1)
            waiting = not saving.done()
            cursor.close()
        statuses = saving.result(timeout=60)

    assert (waiting, statuses) == (journal_mode(sqlite3.sqlite_version_info) == "DELETE", {200})
    assert texts_of(site, writers) == [candidate.acknowledged for candidate in writers]
