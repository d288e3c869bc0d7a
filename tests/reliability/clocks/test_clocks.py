"""Faults 24 and 25 with real servers: web nodes whose clocks differ, and a clock that is set back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email.utils import parsedate_to_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from database.units import SECOND
from interviews.rules.deadline import GRACE
from tests.production.postgres import postgresql
from tests.production.site import Site, gunicorn, prepared_site
from tests.reliability.clocks.wrong_clocks import faked, set_off
from tests.reliability.conftest import Prepared
from tests.reliability.room import Candidate, Reply, seat_candidates

pytestmark = pytest.mark.full

MINUTES = 5 * 60
HOUR = 60 * 60
# Where the deadline lies, in seconds from now; near it no nearer than a busy machine may be slow.
OFFSETS = [400, 320, 280, 30, -15, -35, -80, -200, -280, -320, -400]
IN_TIME, LATE, REFUSED = (200, False), (200, True), (410, False)
SLOW = 12 * SECOND  # how far apart two replies to the same question may be on a busy machine


def set_deadline(url: str, candidate: Candidate, *, seconds: int) -> None:
    """Let this interview end so many seconds from now, by the database's clock."""
    now = "CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS BIGINT)"
    with psycopg.connect(url, autocommit=True) as database:
        database.execute(
            f"UPDATE interviews_interview SET deadline_at = {now} + %(at)s,"
            f" closes_at = {now} + %(at)s + %(grace)s WHERE public_id = %(interview)s",
            {"at": seconds * SECOND, "grace": GRACE, "interview": candidate.interview},
        )


def expected(seconds: int) -> tuple[int, bool]:
    return IN_TIME if seconds >= 0 else LATE if seconds * SECOND >= -GRACE else REFUSED


def verdict(reply: Reply) -> tuple[int, bool]:
    return reply.status, reply.status == 200 and reply.json["late_by"] > 0


@pytest.mark.fault(24)
def test_nodes_whose_clocks_differ_give_the_same_verdict(
    tmp_path: Path, copied_on_postgresql: Callable[..., Prepared]
) -> None:
    nodes = []
    with ExitStack() as running:
        for name, by in (("fast", MINUTES), ("slow", -MINUTES)):
            (tmp_path / name).mkdir()
            site, candidates = copied_on_postgresql(
                tmp_path / name, **faked(tmp_path / f"{name}.clock", by=by)
            )
            running.enter_context(gunicorn(site))
            nodes.append(site)
        pairs = [tuple(candidates[place : place + 2]) for place in range(0, len(candidates), 2)]
        for seconds, pair in zip(OFFSETS, pairs, strict=False):
            for candidate in pair:
                set_deadline(nodes[0].variables["DATABASE_URL"], candidate, seconds=seconds)
            replies = [one.save(node, "Read the gauge.") for one, node in zip(pair, nodes, strict=True)]

            assert [verdict(reply) for reply in replies] == [expected(seconds)] * 2, seconds
            for figure in ("remaining", "late_by"):
                fast, slow = (reply.json.get(figure, 0) for reply in replies)
                assert abs(fast - slow) <= SLOW, (seconds, figure)
        dates = [parsedate_to_datetime(node.get("/healthz")[0].headers["Date"]) for node in nodes]

    assert abs((dates[0] - dates[1]).total_seconds() - 2 * MINUTES) < SLOW / SECOND


@pytest.fixture(params=["the machine with SQLite", "the machine of PostgreSQL"])
def on_one_clock(
    request: pytest.FixtureRequest, tmp_path: Path, copied: Callable[..., Prepared]
) -> Iterator[tuple[Site, list[Candidate], Path]]:
    """A served site and the clock of the machine that has its database."""
    with ExitStack() as running:
        # A server that runs as somebody else has to read it.
        folder = Path(running.enter_context(TemporaryDirectory(prefix="rehearse-clock-")))
        folder.chmod(0o755)
        clock = folder / "machine.clock"
        machine = faked(clock)
        if "SQLite" in request.param:
            site, candidates = copied(tmp_path, **machine)
        else:
            url = running.enter_context(postgresql(variables=machine))
            site = prepared_site(tmp_path, DATABASE_URL=url)
            candidates = seat_candidates(site, 2)
        running.enter_context(gunicorn(site))
        yield site, candidates, clock


@pytest.mark.fault(25)
def test_a_clock_that_is_set_back_reopens_nothing_and_stops_nobody(
    on_one_clock: tuple[Site, list[Candidate], Path],
) -> None:
    site, (writing, closed, *_), clock = on_one_clock
    assert writing.save(site, "one " * 100).status == 200
    at_noon = writing.save(site, "two " * 100)
    set_off(clock, by=2 * HOUR)
    too_late = closed.save(site, "long after the bell")
    set_off(clock, by=-HOUR)

    still_closed = closed.save(site, "as if nothing had happened")
    replies = [writing.save(site, f"{number} " * 100) for number in range(3, 6)]

    assert (at_noon.status, too_late.status, still_closed.status) == (200, 410, 410)
    assert [reply.json["revision"] for reply in replies] == [3, 4, 5]
    assert replies[0].json["saved_at"] < at_noon.json["saved_at"] - HOUR * SECOND // 2
    assert replies[0].json["remaining"] > at_noon.json["remaining"]
    pages = [writing.room(site), writing.get(site, "/history/"), closed.get(site, "/history/")]
    assert [page.status for page in pages] == [200, 200, 200]
    assert "5 5 5" in pages[0].text
    assert 'data-remaining="-' not in pages[0].text
