"""The figures that lists read: derived from committed passes, or from outcomes where an interview closes.

They are written here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Case, Exists, F, Subquery, Value, When

from database.clock import MomentField
from database.returning import Update, prepared_update
from interviews.models import Interview, Turn
from interviews.models.interview import State
from interviews.rules.scoring import NOT_YET, Outcome, TurnResult, level_reached
from questions.models import Level


def write_turn_figures(*, turn: Turn, rank: int, now: int) -> TurnResult:
    """Store the level that the turn's final pass came to."""
    level = _level(turn.asked_version.ladder_id, rank)
    Turn.objects.filter(pk=turn.pk).update(level_reached=level, graded_at=now)
    return TurnResult(Outcome.ANSWERED, rank)


def write_interview_figures(*, interview: Interview, results: Sequence[TurnResult], now: int) -> bool:
    """Make the interview graded with its level, unless an answered turn still waits for its final pass."""
    answered = [result for result in results if result.outcome is Outcome.ANSWERED]
    if any(result.rank is None for result in answered):
        return False
    rank = level_reached(results).rank or NOT_YET
    Interview.objects.filter(pk=interview.pk).update(
        state=State.GRADED,
        graded_at=now,
        answered_turns=len(answered),
        level_reached=_level(interview.ladder_id, rank),
    )
    return True


def write_closed(interview: Interview, *, until: int) -> None:
    """Close the interview at `until`; it waits for grading. Without any answer there is nothing to grade:
    "not yet", in the same statement.
    """
    closed = _close(interview=interview.pk, until=until)
    interview.state, interview.graded_at = closed or (interview.state, interview.graded_at)
    interview.closed_at, interview.seat = until, None


@prepared_update
def _close(*, interview: int, until: int) -> Update[tuple[str, int | None]]:
    answered = Exists(Turn.objects.questions().filter(interview=interview, outcome=Outcome.ANSWERED))
    values = {
        "state": Case(When(answered, then=Value(State.GRADING.value)), default=Value(State.GRADED.value)),
        "graded_at": Case(When(answered, then=Value(None)), default=until, output_field=MomentField()),
        "closed_at": until,
        "seat": None,
    }
    return Update(Interview.objects.filter(pk=interview), values, (F("state"), F("graded_at")))


def _level(ladder: int, rank: int) -> Subquery:
    """The ladder's level of this rank; NULL for rank 0, which means "not yet"."""
    return Subquery(Level.objects.filter(ladder=ladder, rank=rank).values("pk")[:1])
