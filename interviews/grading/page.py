"""The grading page of one turn: what it is about, which steps are left, and the model answer once shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from database.clock import as_datetime
from interviews.grading.queries import GradableTurn, TurnStep, gradable_turn, next_position, steps_of
from interviews.grading.steps import Step
from interviews.models import Interview, Turn
from interviews.reading.model_answer import ModelPoint, model_points
from interviews.reading.turns import closed_turns
from interviews.rules.rubric import was_blind


@dataclass(frozen=True, slots=True)
class GradingPage:
    gradable: GradableTurn
    steps: Sequence[TurnStep]

    @property
    def turn(self) -> Turn:
        return self.gradable.turn

    @property
    def interview(self) -> Interview:
        return self.turn.interview

    @property
    def revision(self) -> int:
        """Of the draft that the page shows."""
        left = self.gradable.blind if self.is_first_pass else self.gradable.final
        return left.revision if left else 0

    @property
    def is_first_pass(self) -> bool:
        return self.gradable.step is Step.BLIND

    @property
    def is_blind(self) -> bool:
        """Whether the first pass is, or was, made before the model answer was shown."""
        blind = self.gradable.blind
        committed_at = blind.committed_at if blind else None
        return was_blind(
            committed_at=committed_at or self.gradable.now, revealed_at=self.gradable.revealed_at
        )

    @property
    def committed_at(self) -> datetime | None:
        return as_datetime(self.gradable.blind.committed_at) if self.gradable.blind else None

    @property
    def other_steps(self) -> list[TurnStep]:
        """The other answered turns, to go to one of them instead."""
        return [step for step in self.steps if step.step is not Step.NONE and step.turn != self.turn]

    @property
    def unanswered(self) -> int:
        """Turns that need no grading because nothing was written."""
        return sum(step.step is Step.NONE for step in self.steps)

    def points_of(self, letter: str) -> list[ModelPoint]:
        """What the model answer says for one criterion; nothing before the first pass is committed."""
        points = [] if self.is_first_pass else self.model_answer or []
        return [point for point in points if point.letter == letter]

    @property
    def model_answer(self) -> list[ModelPoint] | None:
        """None while a running interview asks the same question."""
        return None if self.gradable.is_being_asked else model_points(self.turn, self.gradable.rubric)


def grading_page(interview: Interview, *, owner: User, asked: int | None = None) -> GradingPage | None:
    """The page of turn `asked`, or of the first turn that needs a step; None if no turn needs one."""
    turns = closed_turns(interview, owner=owner)
    steps = steps_of(turns, owner=owner)
    open_turns = {step.position for step in steps if step.step in (Step.BLIND, Step.FINAL)}
    position = asked if asked in open_turns else next_position(steps)
    if position is None:
        return None
    turn = next(turn for turn in turns if turn.position == position)
    gradable = gradable_turn(turn, turns, owner=owner)
    return GradingPage(gradable, steps)
