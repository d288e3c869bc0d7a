"""The model answer of a question, point by point."""

from __future__ import annotations

from dataclasses import dataclass

from interviews.models import Turn
from interviews.rules.rubric import Rubric


@dataclass(frozen=True, slots=True)
class ModelPoint:
    """One point of the model answer and the letter of the criterion it counts for, "" for none."""

    text: str
    letter: str


def model_points(turn: Turn, rubric: Rubric) -> list[ModelPoint]:
    """The model answer's points in order, each with the letter of its criterion."""
    points = turn.asked_version.model_answer
    return [ModelPoint(point["text"], rubric.letter_of(point.get("criterion", ""))) for point in points]
