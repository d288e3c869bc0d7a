"""The turns of a closed interview, with their answers and outcomes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from accounts.models import User
from database import clock
from interviews.models import Interview, ModelAnswerReveal, Turn
from interviews.reading.answers import with_answers
from interviews.rules.outcomes import outcome_of
from interviews.rules.scoring import Outcome, TurnResult


def own_turns(owner: User | int) -> QuerySet[Turn]:
    """The questions of one's interviews in order, each with `now`, `revealed_at` and `is_being_asked`."""
    reveals = ModelAnswerReveal.objects.filter(user=owner, version=OuterRef("version"))
    asked_now = Turn.objects.questions().filter(
        version__question=OuterRef("version__question"),
        interview__in=Interview.objects.running().filter(owner=owner),
    )
    return (
        Turn.objects.questions()
        .filter(interview__owner=owner)
        .select_related("interview", "version", "level_reached")
        .annotate(
            now=clock.db_now(),
            revealed_at=Subquery(reveals.values("revealed_at")[:1]),
            is_being_asked=Exists(asked_now),
        )
        .order_by("position")
    )


def closed_turns(interview: Interview, *, owner: User | int) -> list[Turn]:
    """The questions of an interview that reads as closed, each with its answers and its outcome.

    If the closing is not written yet, the outcome follows from the texts, and the open question ended
    at the deadline; neither is stored.
    """
    shown = own_turns(owner).select_related("interview__bar", "version__question__level", "area")
    turns = list(with_answers(shown.filter(interview=interview)))
    for turn in turns:
        texts = [answer.text for answer in turn.answers.all()]
        turn.outcome = turn.outcome or outcome_of(
            position=turn.position, current=interview.current_turn, texts=texts
        )
        if turn.position == interview.current_turn:
            turn.ended_at = turn.ended_at or interview.deadline_at
    return turns


def turn_results(turns: Iterable[Turn]) -> list[TurnResult]:
    """Outcome and rank of each turn; the turns need their outcomes set and their levels loaded."""
    return [TurnResult(Outcome(turn.outcome), _rank(turn)) for turn in turns]


def _rank(turn: Turn) -> int | None:
    return None if turn.graded_at is None else turn.rank_reached
