"""Faults 32 and 33 with gunicorn and a file system of its own: a full disk, a read-only database."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from tests.production.site import Site, gunicorn
from tests.reliability.conftest import Prepared
from tests.reliability.disks import fill, make_read_only, make_writable, small_disk
from tests.reliability.room import Candidate, Reply, stored

pytestmark = pytest.mark.full
MOST_TRIES = 10


def save_all(site: Site, candidates: Iterable[Candidate], text: str) -> list[Reply]:
    """Everybody saves at once."""
    with ThreadPool(8) as pool:
        return pool.map(lambda candidate: candidate.save(site, text), candidates)


def save_at_last(site: Site, candidates: Iterable[Candidate], text: str) -> set[int]:
    """Everybody repeats, as the page does, until it is saved: a thread's old connection may refuse once."""
    return {
        next(reply.status for reply in repeated(site, one, text) if reply.status != 503) for one in candidates
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
