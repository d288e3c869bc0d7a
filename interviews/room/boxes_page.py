"""The answer boxes of the open turn, with the wording of its question."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from database.compiled import prepared
from interviews.models import Answer, Interview, Turn
from interviews.rules.outcomes import probe_times


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An answer box. `wait` is milliseconds until its probe is asked; None: not asked by the clock."""

    key: str  # its position, as it stands in the names and ids of its fields
    probe: str | None  # what is asked; None for the main box
    text: str
    revision: int
    saved_at: int | None
    wait: int | None
    operation: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def is_asked(self) -> bool:
        return self.wait == 0


class QuestionWording(NamedTuple):
    headline: str
    situation: str
    ask: str


@prepared
def box_rows(*, turn: int) -> QuerySet[Answer, Any]:
    """Its boxes, with the question's wording in each row: one statement for both."""
    wording = {name: F(f"turn__version__{name}") for name in QuestionWording._fields}
    shown = ("position", "text", "revision", "saved_at", "shown_at", *wording, "asks")
    boxes = Answer.objects.filter(turn=turn).order_by("position")
    return boxes.annotate(**wording, asks=F("probe__text")).values_list(*shown, named=True)


def question_wording(row: Any) -> QuestionWording:
    return QuestionWording(row.headline, row.situation, row.ask)


def answer_boxes(interview: Interview, turn: Turn, answers: Sequence[Any], *, asks: bool) -> list[Box]:
    """`asks`: by the clock, a probe whose time has come."""
    begun = turn.started_at or interview.now
    times = probe_times(begun_at=begun, budget=turn.budget, count=len(answers) - 1)
    waits = [
        _wait(answer, time - interview.now, asks=asks)
        for answer, time in zip(answers[1:], times, strict=True)
    ]
    return [_box(answer, wait) for answer, wait in zip(answers, [0, *waits], strict=True)]


def _box(answer: Any, wait: int | None) -> Box:
    return Box(
        key=str(answer.position),
        probe=answer.asks,
        text=answer.text,
        revision=answer.revision,
        saved_at=answer.saved_at,
        wait=wait,
    )


def _wait(answer: Any, by_clock: int, *, asks: bool) -> int | None:
    """The clock asks a probe at the latest, if it `asks`."""
    if answer.shown_at is not None:
        return 0
    return max(0, by_clock) if asks else None
