"""The plan as the page sends it back: its questions, and what to do with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class SentPlan:
    """What was sent of the plan on the page, and what to do with it."""

    questions: tuple[UUID, ...]
    pinned: tuple[UUID, ...]
    choices: str  # that it was drawn for; "" for a link that names questions, or none
    do: str
    place: int | None  # of the question to change, from 0
    area: str
    kind: str

    @property
    def is_link(self) -> bool:
        """Whether it comes from a page that offers to answer these questions."""
        return bool(self.questions and not self.choices)

    @classmethod
    def of(cls, data: QueryDict) -> SentPlan:
        """Whatever is not well formed is left out; another plan is drawn then."""
        do, _, number = data.get("do", "").partition(":")
        questions = tuple(dict.fromkeys(_public_ids(data.getlist("question"))))
        is_place = do in ("another", "swap") and number in map(str, range(1, len(questions) + 1))
        return cls(
            questions=questions,
            pinned=tuple(_public_ids(data.getlist("pinned" if "plan_for" in data else "question"))),
            choices=data.get("plan_for", ""),
            do=do,
            place=int(number) - 1 if is_place else None,
            area=data.get(f"area-{number}", "") if do == "swap" else "",
            kind=data.get(f"kind-{number}", "") if do == "swap" else "",
        )


def _public_ids(texts: Iterable[str]) -> Iterator[UUID]:
    for text in texts:
        with suppress(ValueError):
            yield UUID(text)
