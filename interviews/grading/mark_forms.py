"""The form of one criterion, prefixed with its letter. The first pass marks, the second keeps or revises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.text import Truncator

from interviews.rules.evidence import Quote, Said
from interviews.rules.rubric import (
    MOST_QUOTES,
    QUOTE_LENGTH,
    REASON_LENGTH,
    AnchorText,
    GivenMark,
    RubricRow,
)
from questions.form_fields import offer

KEEP: Final = "keep"
REVISE: Final = "revise"
DECISIONS: Final = ((KEEP, "Keep as it is"), (REVISE, "Revise"))
UNMARKED: Final = "Choose the description that fits."
UNDECIDED: Final = "Keep the mark or revise it."
# What a draft takes at most: more than a commit does, so that nothing is cut while one writes.
LONGEST_LEFT: Final = 5000
MOST_LEFT: Final = 50


@dataclass(frozen=True, slots=True)
class AnchorChoice:
    """A row of the anchor cards."""

    rank: int
    name: str
    text: str
    checked: bool
    is_not_yet: bool


class QuotesField(forms.Field):
    """Quotes posted under one name; empty ones and repeats drop out."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Sequence[str] | None) -> tuple[str, ...]:
        quotes = tuple(dict.fromkeys(quote.strip() for quote in value or () if quote.strip()))
        for quote in quotes:
            ProhibitNullCharactersValidator()(quote)
        return quotes


class MarkForm(forms.Form):
    """What both passes share: the row it is about and its anchors as choices."""

    level = forms.TypedChoiceField(coerce=int, empty_value=None, error_messages={"required": UNMARKED})

    def __init__(self, *, row: RubricRow, said: Said, **kwargs: Any) -> None:
        super().__init__(prefix=row.letter, **kwargs)
        self.row = row
        self.said = said
        offer(self, "level", [(str(anchor.rank), anchor.level) for anchor in row.anchors])

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
    def problems(self) -> list[str]:
        """What stops this criterion, in sentences."""
        return [str(message) for messages in self.errors.values() for message in messages]

    def value(self, name: str) -> str:
        """What stands in one of the fields of text or choice."""
        return str(self[name].value() or "")

    def left(self) -> dict[str, list[str]]:
        """What stands in the form, by field, to be kept as a draft; an unknown choice drops out."""
        level = self.chosen
        return {"level": [str(level.rank)] if level else []}


class BlindForm(MarkForm):
    evidence = QuotesField(required=False)
    typed = forms.CharField(required=False)

    @property
    def quotes(self) -> list[Quote]:
        posted = (quote.strip() for quote in self["evidence"].value() or ())
        kept = islice(filter(None, posted), MOST_LEFT + 1)  # one more than allowed, which is then refused
        return list(dict.fromkeys(self.said.quote(quote) for quote in kept))

    @property
    def is_complete(self) -> bool:
        return self.chosen is not None

    @property
    def is_unsupported(self) -> bool:
        """Whether it claims that something is in the answer, and shows nothing of it."""
        quotes = [*self.quotes, self.said.quote(self.value("typed"))]  # a commit takes the typed one along
        return bool(self.chosen and self.chosen.rank) and not any(quote.is_said for quote in quotes)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        quotes = [*cleaned.get("evidence", ()), *filter(None, [cleaned.get("typed")])]
        cleaned["quotes"] = tuple(dict.fromkeys(self._judged(quote) for quote in quotes[: MOST_QUOTES + 1]))
        if len(cleaned["quotes"]) > MOST_QUOTES:
            self.add_error(
                "evidence", f"At most {MOST_QUOTES} quotes per criterion; keep the ones that decide it."
            )
        return cleaned

    def mark(self) -> GivenMark:
        return GivenMark(self.cleaned_data["level"], self.cleaned_data["quotes"])

    def left(self) -> dict[str, list[str]]:
        typed = self.value("typed")
        quotes = [quote.words for quote in self.quotes]
        return {**super().left(), "evidence": quotes, "typed": [typed] if typed.strip() else []}

    def _judged(self, words: str) -> str:
        quote = self.said.quote(words)
        length = len(" ".join(words.split()))  # blanks of the answer do not make a quote longer
        if length > QUOTE_LENGTH:
            self.add_error(
                "evidence", f"A quote has at most {QUOTE_LENGTH} characters; this one has {length}."
            )
        elif not quote.is_said:
            beginning = Truncator(words).chars(60)
            self.add_error(
                "evidence", f"“{beginning}” is not in your answer. Remove it, or quote your own words."
            )
        return quote.words


class FinalForm(MarkForm):
    decision = forms.ChoiceField(choices=DECISIONS, error_messages={"required": UNDECIDED})
    reason = forms.CharField(required=False, max_length=REASON_LENGTH, strip=True)

    def __init__(self, *, blind: GivenMark, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.blind = blind
        self.fields["level"].required = False

    @property
    def quotes(self) -> list[Quote]:
        """What the first pass marked as evidence."""
        return [self.said.quote(quote) for quote in self.blind.evidence]

    @property
    def blind_anchor(self) -> AnchorText:
        return self.row.at(self.blind.rank)

    @property
    def decided(self) -> str:
        return self.value("decision")

    @property
    def is_revised(self) -> bool:
        return self.decided == REVISE

    @property
    def is_complete(self) -> bool:
        if not self.is_revised:
            return self.decided == KEEP
        level = self.chosen
        return level is not None and (level.rank == self.blind.rank or bool(self.value("reason").strip()))

    @property
    def is_unsupported(self) -> bool:
        return self.blind.rank > 0 and not any(quote.is_said for quote in self.quotes)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("decision") == REVISE and "level" in cleaned and "reason" in cleaned:
            self._require_a_revision(cleaned["level"], cleaned["reason"])
        return cleaned

    def mark(self) -> GivenMark:
        """The blind mark, or the revised one; the evidence stays the blind pass's."""
        if self.cleaned_data["decision"] == KEEP:
            return GivenMark(self.blind.rank, self.blind.evidence)
        return GivenMark(self.cleaned_data["level"], self.blind.evidence, self.cleaned_data["reason"])

    def left(self) -> dict[str, list[str]]:
        decision = [self.decided] if self.decided in (KEEP, REVISE) else []
        reason = self.value("reason")
        return {**super().left(), "decision": decision, "reason": [reason] if reason.strip() else []}

    def _require_a_revision(self, level: int | None, reason: str) -> None:
        if level is None:
            self.add_error("level", "Choose the description you revise it to, or keep the mark.")
        elif level != self.blind.rank and not reason:
            self.add_error("reason", "Say what changed your mind; the reason stays with the mark.")


def require_keepable(left: dict[str, list[str]]) -> None:
    """Raises ValidationError, with a sentence, for what no draft can hold."""
    for values in left.values():
        if len(values) > MOST_LEFT:
            raise ValidationError(f"At most {MOST_LEFT} quotes can be kept for one criterion.")
        for text in values:
            ProhibitNullCharactersValidator()(text)
            if len(text) > LONGEST_LEFT:
                raise ValidationError(
                    f"At most {LONGEST_LEFT:,} characters can be kept in one text; this has {len(text):,}."
                )
