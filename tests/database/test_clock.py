from __future__ import annotations

from threading import Thread

import pytest

from database import clock
from database.clock import as_datetime, from_datetime
from database.units import MINUTE, SECOND, seconds_up
from interviews.templatetags.moments import stopwatch, whole_minutes
from tests.support.factories import NOON


@pytest.mark.parametrize(
    ("duration", "shown"),
    [
        (0, "0:00"),
        (999, "0:00"),
        (33 * MINUTE + 48 * SECOND, "33:48"),
        (65 * MINUTE + 10 * SECOND, "1:05:10"),
        (-5 * SECOND, "0:00"),
        (None, "0:00"),
    ],
)
def test_a_duration_reads_like_a_stopwatch(duration: int | None, shown: str) -> None:
    assert stopwatch(duration) == shown


def test_minutes_are_rounded_to_the_nearest() -> None:
    assert [whole_minutes(14 * MINUTE + 29 * SECOND), whole_minutes(14 * MINUTE + 31 * SECOND)] == [14, 15]


def test_a_begun_second_counts() -> None:
    assert [seconds_up(late_by) for late_by in (0, 1, SECOND, SECOND + 1)] == [0, 1, 1, 2]


def test_a_datetime_leads_back_to_its_moment() -> None:
    moments = range(NOON, NOON + SECOND)

    assert [from_datetime(as_datetime(moment)) for moment in moments] == list(moments)


def test_a_held_clock_is_nobody_elses() -> None:
    seen = []
    with clock.held(lambda: clock.at(7)):
        here = clock.db_now()
        thread = Thread(target=lambda: seen.append(clock.db_now()))
        thread.start()
        thread.join()

    assert (here.value, seen, clock.db_now()) == (7, [clock.db_now()], seen[0])
    assert seen[0] is not here
