"""How long a turn was open, and whether that was longer than planned."""

from __future__ import annotations

from interviews.models import Turn
from interviews.rules.outcomes import ran_out, time_used


def turn_time(turn: Turn) -> int:
    """Active milliseconds of a turn that has ended; 0 of one that was never open."""
    if turn.started_at is None or turn.ended_at is None:
        return 0
    return time_used(started_at=turn.started_at, until=turn.ended_at, paused_for=turn.paused_for)


def ran_out_after(turn: Turn, *, is_mock: bool) -> int | None:
    """The planned milliseconds of a mock's question that used them up; a practice's are no limit."""
    is_over = turn.is_question and is_mock and ran_out(used=turn_time(turn), budget=turn.budget)
    return turn.budget if is_over else None
