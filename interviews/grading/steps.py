"""Which step of the grading comes next, and whether a pass was blind. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from interviews.rules.rubric import PassRecord
from interviews.rules.scoring import Outcome


class Step(StrEnum):
    """What an answered turn still needs."""

    BLIND = "blind"
    FINAL = "final"
    DONE = "done"
    NONE = "none"  # nothing was answered, so nothing is graded


def step_of(outcome: Outcome, blind: PassRecord | None, final: PassRecord | None) -> Step:
    """The next step of one turn."""
    if outcome is not Outcome.ANSWERED:
        return Step.NONE
    if blind is None or not blind.is_committed:
        return Step.BLIND
    return Step.DONE if final is not None and final.is_committed else Step.FINAL


def first_open(steps: Iterable[tuple[int, Step]]) -> int | None:
    """The position of the first turn that needs a step; takes (position, step) pairs in order."""
    return next((position for position, step in steps if step in (Step.BLIND, Step.FINAL)), None)
