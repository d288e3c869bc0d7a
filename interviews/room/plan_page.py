"""The plan: ahead of the start, and at the side of the room with what is done, open, and in reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from database.units import MINUTE
from interviews.models import Interview, Turn
from interviews.reading.timing import ran_out_after
from interviews.rules.outcomes import time_used
from interviews.rules.scoring import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    turn: Turn
    is_now: bool
    is_left: bool
    progress: int  # per cent of its budget, for the bar above the headline
    standing: str  # "now", "8 min" to come, "done"; in a practice what a question that was left has come to

    @property
    def name(self) -> str:
        return self.turn.area_name or self.turn.get_kind_display()

    @property
    def number(self) -> int | None:
        """Of a question; the parts around them have none."""
        return self.turn.position if self.turn.is_question else None

    @property
    def is_unanswered(self) -> bool:
        return self.is_left and self.turn.outcome in (Outcome.EMPTY, Outcome.SKIPPED)

    @property
    def minutes(self) -> int:
        return _minutes(self.turn)


def plan_ahead(interview: Interview) -> list[Turn]:
    """All turns of a planned interview, with the area and the level of each question: one statement."""
    turns = interview.turns.select_related("area", "version__question__level")
    return list(turns.order_by("position"))


def plan_lines(interview: Interview, turns: Sequence[Turn]) -> list[PlanLine]:
    """All turns in order, `with_area_names`; `interview` was read with `as_of_now`."""
    return [_line(interview, turn) for turn in turns]


def used_of(interview: Interview, turn: Turn) -> int:
    """Active milliseconds of the open turn until now."""
    return time_used(
        started_at=turn.started_at or interview.now,
        until=interview.now,
        paused_for=turn.paused_for,
        paused_at=interview.paused_at,
    )


def _line(interview: Interview, turn: Turn) -> PlanLine:
    is_now = turn.position == interview.current_turn
    is_left = turn.ended_at is not None and not is_now and turn.kind != Turn.Kind.CLOSING
    used = min(100, 100 * used_of(interview, turn) // turn.budget) if is_now else 0
    return PlanLine(
        turn=turn,
        is_now=is_now,
        is_left=is_left,
        progress=100 if is_left else used,
        standing="now" if is_now else _left(interview, turn) if is_left else f"{_minutes(turn)} min",
    )


def _left(interview: Interview, turn: Turn) -> str:
    if interview.is_mock:
        return "time ran out" if ran_out_after(turn, is_mock=True) else "done"
    return str(Outcome(turn.outcome).label).lower() if turn.outcome else ""


def _minutes(turn: Turn) -> int:
    return round(turn.budget / MINUTE)
