"""The form of one criterion, prefixed with its letter: the first pass marks, the second keeps or revises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

from interviews.rules.rubric import MOST_QUOTES, QUOTE_LENGTH, REASON_LENGTH, AnchorText, GivenMark, RubricRow
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
