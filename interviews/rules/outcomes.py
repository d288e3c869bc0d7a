"""The outcome of a turn, the probes that were due, and time used. Pure; times in milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from database.units import MINUTE
from interviews.rules.scoring import Outcome


def outcome_of(*, position: int, current: int, texts: Iterable[str], skipped: bool = False) -> Outcome:
    """The outcome of a turn when the interview closes while turn `current` is open.

    Any words are an answer, even if the turn was skipped: one wrong key must not take them from grading.
    """
    if position > current:
        return Outcome.NOT_REACHED
    if any(text.strip() for text in texts):
        return Outcome.ANSWERED
    return Outcome.SKIPPED if skipped else Outcome.EMPTY


def is_back(*, position: int, last: int, last_begun_at: int | None) -> bool:
    """Whether a mock is at an earlier part although its last one has begun: the closing leads back."""
    return last_begun_at is not None and position < last


def ran_out(*, used: int, budget: int) -> bool:
    """Whether the minutes of a part were used up while it was open."""
    return used > budget


def probe_times(*, begun_at: int, budget: int, count: int) -> list[int]:
    """When the probes of a mock's turn are asked."""
    return [begun_at + point for point in probe_points(budget, count)] if count else []


def asked_by(times: Sequence[int], *, until: int, earlier: Sequence[int | None]) -> list[int | None]:
    """The time at which each probe was asked; None if that had not come by `until`.

    Each is asked at its time in `times`, or at its time in `earlier`, because the person had said it all.
    """
    moments = [time if said is None else min(time, said) for time, said in zip(times, earlier, strict=True)]
    return [moment if moment <= until else None for moment in moments]


def time_used(*, started_at: int, until: int, paused_for: int = 0, paused_at: int | None = None) -> int:
    """Active milliseconds from the start to `until`, pauses left out; never negative."""
    open_pause = max(0, until - paused_at) if paused_at is not None else 0
    return max(0, until - started_at - paused_for - open_pause)


def with_extra_time(minutes: int, *, percent: int) -> int:
    """The milliseconds a mock lasts for a person with this much extra time."""
    return minutes * MINUTE * (100 + percent) // 100


def probe_points(budget_ms: int, count: int) -> list[int]:
    """When the probes of a mock's turn appear: spread evenly from half of its budget, in milliseconds.

    The first half belongs to the answer itself, and the last probe keeps as much time as the others.
    """
    return [budget_ms * (count + index) // (2 * count) for index in range(count)]
