"""The grading of one turn: the forms of its criteria taken together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from interviews.grading.mark_forms import BlindForm, FinalForm, MarkForm
from interviews.rules.rubric import GivenMark, PassRecord, Rubric


class GradingForm:
    """The forms of all criteria of one pass: the first or, given `blind`, the second; `draft` fills them."""

    def __init__(
        self,
        rubric: Rubric,
        *,
        blind: PassRecord | None = None,
        data: QueryDict | None = None,
        draft: Mapping[str, list[str]] | None = None,
        may_be_empty: bool = False,
    ) -> None:
        source = data if data is not None else MultiValueDict(dict(draft or {}))
        shared = {"data": source} if data is not None else {}
        self.criteria: list[Any] = []
        for row in rubric.rows:
            kwargs: dict[str, Any] = {"row": row, "may_be_empty": may_be_empty, **shared}
            if blind is None:
                form: MarkForm = BlindForm(**kwargs)
            else:
                form = FinalForm(blind=blind.marks[row.id], **kwargs)
            if data is None:
                form.initial = _left(form, source)
            self.criteria.append(form)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.criteria)

    def is_valid(self) -> bool:
        """Whether every criterion is in order; all are looked at, so that each shows its own error."""
        return not [form for form in self.criteria if not form.is_valid()]

    def quotes(self) -> list[tuple[str, str]]:
        """The evidence as (letter, quote) pairs, as it stands in the form."""
        return [(form.row.letter, quote) for form in self.criteria for quote in form.quotes]

    @property
    def complete(self) -> int:
        return sum(form.is_complete for form in self.criteria)

    @property
    def opened(self) -> set[str]:
        """The letters of the criteria to show unfolded: those with something in them, and the next one."""
        following = self.first_error or self.left
        busy = {form.row.letter for form in self.criteria if form.is_complete or form.quotes}
        return busy | ({following.row.letter} if following else set())

    @property
    def first_error(self) -> Any:
        """The first criterion that stops the commit, None if none does."""
        return next((form for form in self.criteria if form.error), None)

    @property
    def left(self) -> Any:
        """The first criterion without a mark, None when all have one."""
        return next((form for form in self.criteria if not form.is_complete), None)

    def marks(self) -> dict[int, GivenMark]:
        return {form.row.id: form.mark() for form in self.criteria}

    def as_left(self) -> dict[str, list[str]]:
        """What was posted, by field name, to store as a draft. Only for a valid form."""
        return {
            name: [text for text in _judged(form.data, name) if text.strip()]
            for form in self.criteria
            for name in map(form.add_prefix, form.fields)
        }


def _judged(posted: QueryDict, name: str) -> list[str]:
    """The values of a field that its form has checked: all quotes, the last value of other fields."""
    values = posted.getlist(name)
    return values if name.endswith("-evidence") else values[-1:]


def _left(form: MarkForm, draft: MultiValueDict[str, str]) -> dict[str, Any]:
    """A draft's values as initial values of a form."""
    return {
        name: draft.getlist(form.add_prefix(name)) if name == "evidence" else draft.get(form.add_prefix(name))
        for name in form.fields
        if form.add_prefix(name) in draft
    }


def without_quote(posted: QueryDict, which: str) -> QueryDict:
    """The posted form without one quote; `which` is its criterion's letter and its index, such as "B:0"."""
    letter, _, place = which.partition(":")
    data = posted.copy()
    quotes = data.getlist(f"{letter}-evidence")
    if place in map(str, range(len(quotes))):
        del quotes[int(place)]
        data.setlist(f"{letter}-evidence", quotes)
    return data
