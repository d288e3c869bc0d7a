"""The deadline of a mock and its grace. Pure; moments are milliseconds since 1970 UTC."""

from __future__ import annotations

from enum import StrEnum

from database.units import MINUTE

# Text typed before the bell may still be on its way this long after it.
GRACE = MINUTE


class Verdict(StrEnum):
    """Whether a text that arrives now is in time."""

    IN_TIME = "in_time"
    LATE = "late"
    CLOSED = "closed"


def verdict(*, now: int, deadline_at: int | None, closes_at: int | None) -> Verdict:
    """In time up to and including the deadline, late up to and including the end of the grace."""
    if deadline_at is None or now <= deadline_at:
        return Verdict.IN_TIME
    if closes_at is not None and now <= closes_at:
        return Verdict.LATE
    return Verdict.CLOSED
