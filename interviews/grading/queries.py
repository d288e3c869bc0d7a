"""The turns of an interview as its grading needs them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from database.compiled import prepared
from interviews.grading.steps import Step, first_open, step_of
from interviews.models import Grading, Interview, Turn
from interviews.reading.own import id_of
from interviews.reading.rubrics import passes_of, passes_of_turn, rubric_of
from interviews.reading.turns import own_turns, said_in
from interviews.rules.evidence import Said
from interviews.rules.rubric import PassRecord, Rubric
from interviews.rules.scoring import Outcome


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

    def said(self) -> Said:
        """What was answered; looking for a quote takes a statement unless the turn came with its answers."""
        return said_in(self.turn)

    def record(self, pass_kind: str) -> PassRecord | None:
        return self.blind if pass_kind == Grading.Pass.BLIND else self.final


@dataclass(frozen=True, slots=True)
class TurnStep:
    """A turn in the list of steps above the grading."""

    turn: Turn
    step: Step

    @property
    def position(self) -> int:
        return self.turn.position


def lock_turns(*, owner: User | int, interview: uuid.UUID) -> list[Turn]:
    """The questions of one's interview in order, with `now`; others wait until the transaction ends."""
    return _locked_turns(owner=id_of(owner), interview=interview)


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
    """Everything that a pass needs to know about one of these turns."""
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
    turns = own_turns(owner).filter(interview__public_id=interview)
    return turns.select_for_update(of=("interview",))
