"""From marks to a level: of a turn, of an area, of an interview. Pure.

Levels are ranks: 1 is the lowest of the ladder, 0 is "not yet". There is no average anywhere, because
the distance between two levels is not a number; a level counts as reached when more than half reaches it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from questions.vocabulary import Labelled

NOT_YET: Final = 0


class UnscorableMarks(ValueError):
    """Marks that cannot be scored: none at all, or a weight that is not positive."""


class UngradedTurn(ValueError):
    """An answered turn was counted before its final pass was committed."""


class Outcome(Labelled):
    """The outcome of a planned turn."""

    ANSWERED = "answered"
    EMPTY = "empty"
    SKIPPED = "skipped"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class CriterionMark:
    """The rank chosen for one criterion, with what the rubric says of that criterion."""

    rank: int
    weight: int
    gate: bool = False


@dataclass(frozen=True, slots=True)
class TurnResult:
    """A turn as an area or an interview counts it; `rank` is needed for answered turns only."""

    outcome: Outcome
    rank: int | None = None

    @property
    def counts(self) -> bool:
        return self.outcome is not Outcome.NOT_REACHED

    @property
    def counted_rank(self) -> int:
        """An unanswered question counts as "not yet": it was asked, and the answer showed nothing."""
        if self.outcome is not Outcome.ANSWERED:
            return NOT_YET
        if self.rank is None:
            raise UngradedTurn("An answered turn has no level yet; grade it first.")
        return self.rank


@dataclass(frozen=True, slots=True)
class LevelReached:
    """The level of several turns; `rank` is None when no turn counts."""

    rank: int | None
    counted: int
    planned: int
    answered: int

    @property
    def rests_on_one(self) -> bool:
        """Whether the level rests on a single answer. A single skipped turn is no answer."""
        return self.counted == self.answered == 1


@dataclass(frozen=True, slots=True)
class Distance:
    """How near several turns came to a level: `short` more of them at it would have reached it."""

    rank: int
    reached: int
    counted: int
    short: int


def turn_level(marks: Sequence[CriterionMark]) -> int:
    """The highest rank that more than half of the rubric's weight reaches, capped by the lowest gate.

    A gate is something an answer must have, so strength elsewhere does not make up for it.
    Raises UnscorableMarks when there is nothing to weigh.
    """
    return min(level_by_weight(marks), gate_cap(marks))


def level_by_weight(marks: Sequence[CriterionMark]) -> int:
    """The highest rank that more than half of the weight reaches, gates apart. Raises UnscorableMarks."""
    if not marks:
        raise UnscorableMarks("A turn without marks has no level.")
    if any(mark.weight <= 0 for mark in marks):
        raise UnscorableMarks("Every criterion needs a positive weight.")
    return _majority_rank([(mark.rank, mark.weight) for mark in marks])


def gate_cap(marks: Sequence[CriterionMark]) -> int:
    """The lowest rank marked on a gate; without a gate, the highest rank marked at all."""
    gates = [mark.rank for mark in marks if mark.gate]
    return min(gates) if gates else max(mark.rank for mark in marks)


def weight_at(marks: Iterable[CriterionMark], rank: int) -> int:
    """The weight of the criteria that reach this rank."""
    return sum(mark.weight for mark in marks if mark.rank >= rank)


def level_reached(turns: Sequence[TurnResult]) -> LevelReached:
    """The level of an area or an interview: the highest rank that more than half of its turns reach.

    Empty and skipped turns count as not yet; turns that were not reached are left out, because
    nothing is known about them. Raises UngradedTurn.
    """
    counted = [turn for turn in turns if turn.counts]
    return LevelReached(
        rank=_majority_rank([(turn.counted_rank, 1) for turn in counted]) if counted else None,
        counted=len(counted),
        planned=len(turns),
        answered=sum(turn.outcome is Outcome.ANSWERED for turn in counted),
    )


def distance_to(rank: int, turns: Sequence[TurnResult]) -> Distance:
    """How many of the counted turns reach `rank`, and how many more of them would have had to."""
    counted = [turn for turn in turns if turn.counts]
    reached = sum(turn.counted_rank >= rank for turn in counted)
    needed = len(counted) // 2 + 1
    return Distance(rank=rank, reached=reached, counted=len(counted), short=max(0, needed - reached))


def _majority_rank(weighted: Sequence[tuple[int, int]]) -> int:
    """The highest rank that strictly more than half of the weight reaches: exactly half is not enough."""
    total = sum(weight for _, weight in weighted)

    def weight_from(rank: int) -> int:
        return sum(weight for at, weight in weighted if at >= rank)

    return max(rank for rank, _ in weighted if 2 * weight_from(rank) > total)
