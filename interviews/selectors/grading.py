"""The turns of an interview as its grading needs them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from accounts.models import User
from interviews import clock
from interviews.course import outcome_of
from interviews.grading_steps import Step, first_open, step_of
from interviews.models import Grading, Interview, ModelAnswerReveal, Turn
from interviews.prepared import prepared
from interviews.rubric import PassRecord, Rubric
from interviews.scoring import Outcome
from interviews.selectors.answers import with_answers
from interviews.selectors.own import id_of
from interviews.selectors.rubrics import passes_of, passes_of_turn, rubric_of


@dataclass(frozen=True, slots=True)
class GradableTurn:
    """One turn, the others of its interview, its rubric, and what its owner has graded of it."""

    turn: Turn
    turns: list[Turn]
    rubric: Rubric
    blind: PassRecord | None
    final: PassRecord | None
    now: int
    revealed_at: int | None
    is_being_asked: bool

    @property
    def interview(self) -> Interview:
        return self.turn.interview

    @property
    def step(self) -> Step:
        return step_of(Outcome(self.turn.outcome), self.blind, self.final)

    def record(self, pass_kind: str) -> PassRecord | None:
        return self.blind if pass_kind == Grading.Pass.BLIND else self.final


@dataclass(frozen=True, slots=True)
class TurnStep:
    """A turn in the row of steps above the grading."""

    turn: Turn
    step: Step

    @property
    def position(self) -> int:
        return self.turn.position


def lock_turns(*, owner: User | int, interview: uuid.UUID) -> list[Turn]:
    """The questions of one's interview in order, with `now`; others wait until the transaction ends."""
    return _locked_turns(owner=id_of(owner), interview=interview)


def closed_turns(interview: Interview, *, owner: User | int) -> list[Turn]:
    """The questions of an interview that reads as closed, each with its answers and its outcome.

    Where nobody has written the closing yet the outcome follows from the texts, and the open question
    ended at the deadline; neither is stored.
    """
    shown = _own_turns(owner).select_related("interview__bar", "version__question__level", "area")
    turns = list(with_answers(shown.filter(interview=interview)))
    for turn in turns:
        texts = [answer.text for answer in turn.answers.all()]
        turn.outcome = turn.outcome or outcome_of(
            position=turn.position, current=interview.current_turn, texts=texts
        )
        if turn.position == interview.current_turn:
            turn.ended_at = turn.ended_at or interview.deadline_at
    return turns


def steps_of(turns: Iterable[Turn], *, owner: User | int) -> list[TurnStep]:
    """What each turn still needs."""
    turns = list(turns)
    passes = passes_of(turns, grader=owner)
    return [
        TurnStep(
            turn,
            step_of(
                Outcome(turn.outcome),
                passes.get((turn.pk, Grading.Pass.BLIND)),
                passes.get((turn.pk, Grading.Pass.FINAL)),
            ),
        )
        for turn in turns
    ]


def next_position(steps: Iterable[TurnStep]) -> int | None:
    """The first turn that needs a step; None once everything answered is graded."""
    return first_open((step.position, step.step) for step in steps)


def gradable_turn(turn: Turn, turns: list[Turn], *, owner: User | int) -> GradableTurn:
    """All that a pass has to know of one of these turns."""
    passes = passes_of_turn(turn, grader=owner)
    annotated: Any = turn
    return GradableTurn(
        turn=turn,
        turns=turns,
        rubric=rubric_of(turn.asked_version.pk),
        blind=passes.get((turn.pk, Grading.Pass.BLIND)),
        final=passes.get((turn.pk, Grading.Pass.FINAL)),
        now=annotated.now,
        revealed_at=annotated.revealed_at,
        is_being_asked=annotated.is_being_asked,
    )


@prepared
def _locked_turns(*, owner: int, interview: uuid.UUID) -> QuerySet[Turn]:
    turns = _own_turns(owner).filter(interview__public_id=interview)
    return turns.select_for_update(of=("interview",))


def _own_turns(owner: User | int) -> QuerySet[Turn]:
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
