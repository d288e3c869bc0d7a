"""The grading of one turn: a form for each criterion, prefixed with its letter, and all of them together.

The first pass marks, the second keeps or revises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from interviews.rules.rubric import (
    MOST_QUOTES,
    QUOTE_LENGTH,
    REASON_LENGTH,
    AnchorText,
    GivenMark,
    PassRecord,
    Rubric,
    RubricRow,
)
from questions.form_fields import offer

KEEP: Final = "keep"
REVISE: Final = "revise"
DECISIONS: Final = ((KEEP, "Keep as it is"), (REVISE, "Revise"))
UNMARKED: Final = "Choose the description that fits before you commit."


@dataclass(frozen=True, slots=True)
class AnchorChoice:
    """A row of the anchor cards."""

    rank: int
    name: str
    text: str
    checked: bool
    is_not_yet: bool


class QuotesField(forms.Field):
    """Quotes from the answer, posted under one name; empty ones and repeats drop out."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Sequence[str] | None) -> tuple[str, ...]:
        quotes = tuple(dict.fromkeys(quote.strip() for quote in value or () if quote.strip()))
        for quote in quotes:
            ProhibitNullCharactersValidator()(quote)
            if len(quote) > QUOTE_LENGTH:
                raise ValidationError(
                    f"A quote has at most {QUOTE_LENGTH} characters; this one has {len(quote)}."
                )
        if len(quotes) > MOST_QUOTES:
            raise ValidationError(
                f"At most {MOST_QUOTES} quotes per criterion; keep the ones that decide it."
            )
        return quotes


class MarkForm(forms.Form):
    """What both passes share: the row it is about and its anchors as choices."""

    level = forms.TypedChoiceField(coerce=int, empty_value=None, error_messages={"required": UNMARKED})

    def __init__(self, *, row: RubricRow, may_be_empty: bool, **kwargs: Any) -> None:
        super().__init__(prefix=row.letter, **kwargs)
        self.row = row
        offer(self, "level", [(str(anchor.rank), anchor.level) for anchor in row.anchors])
        if may_be_empty:
            for field in self.fields.values():
                field.required = False

    @property
    def choices(self) -> list[AnchorChoice]:
        chosen = self["level"].value()
        return [
            AnchorChoice(
                anchor.rank, anchor.level, anchor.text, str(anchor.rank) == str(chosen), not anchor.rank
            )
            for anchor in self.row.anchors
        ]

    @property
    def chosen(self) -> AnchorChoice | None:
        return next((choice for choice in self.choices if choice.checked), None)

    @property
    def error(self) -> str:
        """The first thing that stops this criterion, "" for none."""
        return next((str(messages[0]) for messages in self.errors.values()), "")


class BlindForm(MarkForm):
    evidence = QuotesField(required=False)

    @property
    def quotes(self) -> list[str]:
        return [quote for quote in self["evidence"].value() or [] if quote.strip()]

    @property
    def is_complete(self) -> bool:
        return self.chosen is not None

    def mark(self) -> GivenMark:
        return GivenMark(self.cleaned_data["level"], self.cleaned_data["evidence"])


class FinalForm(MarkForm):
    decision = forms.ChoiceField(
        choices=DECISIONS, error_messages={"required": "Keep the mark or revise it before you finish."}
    )
    reason = forms.CharField(required=False, max_length=REASON_LENGTH, strip=True)

    def __init__(self, *, blind: GivenMark, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.blind = blind
        self.fields["level"].required = False

    @property
    def quotes(self) -> tuple[str, ...]:
        return self.blind.evidence

    @property
    def blind_anchor(self) -> AnchorText:
        return self.row.at(self.blind.rank)

    @property
    def decided(self) -> str:
        return str(self["decision"].value() or "")

    @property
    def is_complete(self) -> bool:
        return self.decided in (KEEP, REVISE)

    @property
    def is_revised(self) -> bool:
        return self.decided == REVISE

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if self.fields["decision"].required and cleaned.get("decision") == REVISE and "level" in cleaned:
            self._require_a_revision(cleaned["level"], cleaned.get("reason"))
        return cleaned

    def mark(self) -> GivenMark:
        """The blind mark, or the revised one; the evidence stays the blind pass's."""
        if self.cleaned_data["decision"] == KEEP:
            return GivenMark(self.blind.rank, self.blind.evidence)
        return GivenMark(self.cleaned_data["level"], self.blind.evidence, self.cleaned_data["reason"])

    def _require_a_revision(self, level: int | None, reason: str | None) -> None:
        if level is None:
            self.add_error("level", "Choose the description you revise it to, or keep the mark.")
        elif level != self.blind.rank and not reason:
            self.add_error("reason", "Say what changed your mind; the reason stays with the mark.")


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
