"""Faults 32 and 33 with gunicorn and a file system of one's own: a full disk, a read-only database."""

from __future__ import annotations

import os
import shutil
import signal
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.pool import ThreadPool
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from tests.production.site import Site, gunicorn
from tests.reliability.conftest import Prepared
from tests.reliability.disks.small_disk import fill, make_read_only, make_writable, small_disk
from tests.reliability.room import Candidate, Reply, stored, texts_of

pytestmark = pytest.mark.full
MOST_TRIES = 10


def save_all(site: Site, candidates: Iterable[Candidate], text: str) -> list[Reply]:
    """Everybody saves at once."""
    with ThreadPool(8) as pool:
        return pool.map(lambda candidate: candidate.save(site, text), candidates)


def save_at_last(site: Site, candidates: Iterable[Candidate], text: str) -> set[int]:
    """Everybody repeats, as the page does, until it is saved: a thread's old connection may refuse once."""
    return {
        next((it.status for it in repeated(site, one, text) if it.status != 503), 503) for one in candidates
    }


def repeated(site: Site, candidate: Candidate, text: str) -> Iterator[Reply]:
    return (candidate.save(site, text) for _ in range(MOST_TRIES))


def verdicts(replies: Iterable[Reply]) -> set[tuple[int, str | None]]:
    return {(reply.status, reply.headers.get("Retry-After")) for reply in replies}


@pytest.mark.fault(32)
def test_a_full_disk_refuses_saves_until_there_is_room_again(
    tmp_path: Path, copied: Callable[..., Prepared]
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        site, candidates = copied(tmp_path, disk=disk)
        candidates = candidates[:8]
        with gunicorn(site):
            before = save_all(site, candidates, "before " * 300)
            ballast = fill(disk)
            full = [reply for part in range(3) for reply in save_all(site, candidates, f"{part} full " * 900)]
            kept = stored(disk / "site.sqlite3", candidates)
            ready, room = site.get("/readyz")[0].status, candidates[0].room(site)
            ballast.unlink()
            after = save_at_last(site, candidates, "after " * 300)
        at_last = stored(disk / "site.sqlite3", candidates)

    assert (verdicts(before), verdicts(full), after) == ({(200, None)}, {(503, "3")}, {200})
    assert (set(kept), set(at_last)) == ({"before " * 300}, {"after " * 300})
    assert (ready, room.status, "before before" in room.text) == (503, 200, True)


@pytest.mark.fault(33)
def test_a_database_that_can_only_be_read_is_read(tmp_path: Path, copied: Callable[..., Prepared]) -> None:
    with small_disk(tmp_path / "disk") as disk:
        site, candidates = copied(tmp_path, disk=disk)
        candidates = candidates[:8]
        with gunicorn(site) as server:
            save_all(site, candidates, "before " * 300)
            # New workers, because the kernel makes nothing read-only that is open for writing.
            server.send_signal(signal.SIGHUP)
            make_read_only(disk)
            ready, body = site.get("/readyz")
            pages = [candidates[0].room(site), candidates[0].get(site, "/history/")]
            saves = [reply for _ in range(2) for reply in save_all(site, candidates, "read-only")]
            make_writable(disk)
            after = save_at_last(site, candidates, "after")
            ready_again = 200 in (site.get("/readyz")[0].status for _ in range(MOST_TRIES))

    assert (ready.status, body) == (503, b"the database cannot be written to\n")
    assert [(page.status, "AI Infrastructure Engineer" in page.text) for page in pages] == [(200, True)] * 2
    assert "before before" in pages[0].text
    assert (verdicts(saves), after, ready_again) == ({(503, "3")}, {200}, True)


@contextmanager
def answers_on(disk: Path, url: str) -> Iterator[None]:
    """Move what a save writes to a disk of its own, as a database's disk may be another than its log's."""
    folder = disk / "answers"
    folder.mkdir()
    if os.geteuid() == 0:  # the server then runs as somebody else
        shutil.chown(folder, "postgres")
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
        for table in ("interviews_answer", "interviews_answerrevision"):
            server.execute(f"ALTER TABLE {table} SET TABLESPACE small")
        try:
            yield
        finally:
            for table in ("interviews_answer", "interviews_answerrevision"):
                server.execute(f"ALTER TABLE {table} SET TABLESPACE pg_default")
            server.execute("DROP TABLESPACE small")


@pytest.mark.fault(32)
def test_a_full_disk_under_postgresql_refuses_saves_until_there_is_room_again(
    tmp_path: Path, copied_on_postgresql: Callable[..., Prepared]
) -> None:
    site, candidates = copied_on_postgresql(tmp_path)
    candidates = candidates[:8]
    with ExitStack() as running:
        folder = Path(running.enter_context(TemporaryDirectory(prefix="rehearse-disk-")))
        folder.chmod(0o755)
        disk = running.enter_context(small_disk(folder / "disk"))
        running.enter_context(answers_on(disk, site.variables["DATABASE_URL"]))
        running.enter_context(gunicorn(site))
        before = save_all(site, candidates, "before")
        ballast = fill(disk)
        # Long enough, and unlike enough, to need new pages.
        full = save_all(site, candidates, "".join(uuid.uuid4().hex for _ in range(1000)))
        kept, room = texts_of(site, candidates), candidates[0].room(site)
        ballast.unlink()
        after = save_at_last(site, candidates, "after")

    assert (verdicts(before), verdicts(full), after) == ({(200, None)}, {(503, "3")}, {200})
    assert (set(kept), room.status, "before" in room.text) == ({"before"}, 200, True)


@pytest.mark.fault(33)
def test_a_demoted_postgresql_is_read(tmp_path: Path, copied_on_postgresql: Callable[..., Prepared]) -> None:
    """What a failover leaves behind: connections end, and new ones may only read."""
    site, candidates = copied_on_postgresql(tmp_path)
    candidates = candidates[:8]
    with gunicorn(site), psycopg.connect(site.variables["DATABASE_URL"], autocommit=True) as server:
        before = save_all(site, candidates, "before")
        name = server.info.dbname
        server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        others = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
        server.execute(f"SELECT pg_terminate_backend(pid) FROM ({others}) AS sites", [name])
        ready, body = site.get("/readyz")
        pages = [candidates[0].room(site), candidates[0].get(site, "/history/")]
        saves = save_all(site, candidates, "read-only")
        server.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
        after = save_at_last(site, candidates, "after")

    assert (ready.status, body) == (503, b"the database cannot be written to\n")
    assert [(page.status, "AI Infrastructure Engineer" in page.text) for page in pages] == [(200, True)] * 2
    assert (verdicts(before), verdicts(saves), after) == ({(200, None)}, {(503, "3")}, {200})
