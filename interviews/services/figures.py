"""The figures that lists read: derived from committed passes, written here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, F, Subquery

from interviews.models import Interview, Turn
from interviews.models.interview import State
from interviews.scoring import NOT_YET, Outcome, TurnResult, level_reached
from questions.models import Level


def write_turn_figures(*, turn: Turn, rank: int, now: int) -> TurnResult:
    """Store the level that the turn's final pass came to."""
    level = _level(turn.version.ladder_id, rank)
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


def grade_if_unanswered(interview: Interview) -> bool:
    """A closed interview without any answer has nothing to grade: "not yet", in one statement."""
    answered = Turn.objects.filter(interview=interview, outcome=Outcome.ANSWERED)
    unanswered = Interview.objects.filter(~Exists(answered), pk=interview.pk, state=State.GRADING)
    if not unanswered.update(state=State.GRADED, graded_at=F("closed_at")):
        return False
    interview.state, interview.graded_at = State.GRADED, interview.closed_at
    return True


def _level(ladder: int, rank: int) -> Subquery:
    """The ladder's level of this rank; NULL, which says "not yet", for rank 0."""
    return Subquery(Level.objects.filter(ladder=ladder, rank=rank).values("pk")[:1])
