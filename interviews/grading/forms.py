"""The forms of all criteria of one pass together, and what the grading page sends beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from interviews.grading.mark_forms import BlindForm, FinalForm, MarkForm, require_keepable
from interviews.rules.evidence import Said
from interviews.rules.rubric import GivenMark, PassRecord, Rubric

# As many characters as all fields of a form can hold, percent-encoded.
LONGEST_FORM = 2_000_000
# The fields that are choices, and as many characters as all of them take.
CHOICES = ("-level", "-decision")
LONGEST_WAS = 2000


class GradingForm:
    """The forms of all criteria of the first pass or, given `blind`, of the second.

    `fields` are the posted ones, or those of a draft. What is missing is said only if `is_checked`: a form
    that is just being filled in has no errors yet.
    """

    def __init__(
        self,
        rubric: Rubric,
        *,
        said: Said,
        fields: MultiValueDict[str, str],
        blind: PassRecord | None = None,
        is_checked: bool = False,
    ) -> None:
        self.is_checked = is_checked
        fields = _with_plain_line_feeds(fields)
        self.was = fields.get("was", "")
        self.criteria: list[Any] = []
        for row in rubric.rows:
            shared: dict[str, Any] = {"row": row, "said": said, "data": fields}
            form: MarkForm = (
                BlindForm(**shared) if blind is None else FinalForm(blind=blind.marks[row.id], **shared)
            )
            self.criteria.append(form)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.criteria)

    def is_valid(self) -> bool:
        """Whether every criterion is in order; all are looked at, so that each shows its own errors."""
        return not [form for form in self.criteria if not form.is_valid()]

    def quotes(self) -> list[tuple[str, str]]:
        """The evidence as (letter, quote) pairs, as it stands in the form."""
        return [(form.row.letter, quote.words) for form in self.criteria for quote in form.quotes]

    @property
    def evidence_count(self) -> int:
        return sum(quote.is_said for form in self.criteria for quote in form.quotes)

    @property
    def complete(self) -> int:
        return sum(form.is_complete for form in self.criteria)

    @property
    def left_over(self) -> list[Any]:
        """The criteria that still need something."""
        return [form for form in self.criteria if not form.is_complete]

    @property
    def unsupported(self) -> list[Any]:
        """The criteria whose mark stands without any evidence."""
        return [form for form in self.criteria if form.is_unsupported]

    @property
    def opened(self) -> set[str]:
        """The letters of the criteria to show unfolded: those with something in them, and the next one."""
        following = self.faulty[:1] or self.left_over[:1]
        busy = [form for form in self.criteria if form.is_complete or form.quotes or form.value("typed")]
        faulty = self.faulty
        return {form.row.letter for form in (*busy, *following, *faulty)}

    @property
    def faulty(self) -> list[Any]:
        """The criteria that stop the commit, once it was asked for."""
        return [form for form in self.criteria if self.is_checked and form.problems]

    @property
    def is_refused(self) -> bool:
        return bool(self.faulty)

    @property
    def first_faulty(self) -> Any:
        return next(iter(self.faulty), None)

    @property
    def refusal(self) -> str:
        """Why what stands in the form cannot even be kept as a draft, "" if it can."""
        try:
            for form in self.criteria:
                require_keepable(form.left())
        except ValidationError as error:
            return str(error.messages[0])
        return ""

    def marks(self) -> dict[int, GivenMark]:
        """Only of a valid form."""
        return {form.row.id: form.mark() for form in self.criteria}

    def as_left(self) -> dict[str, list[str]]:
        """What stands in the form, by field name, to be kept as a draft."""
        return {
            form.add_prefix(name): values for form in self.criteria for name, values in form.left().items()
        }

    @property
    def choices(self) -> str:
        """The choices as they stand, as the page sends them back in `was`."""
        left = self.as_left()
        return urlencode({name: left[name] for name in left if name.endswith(CHOICES)}, doseq=True)

    @property
    def shown(self) -> dict[str, list[str]]:
        """The choices as the page had shown them before they were changed."""
        sent = parse_qsl(self.was[:LONGEST_WAS])
        return {name: [value] for name, value in sent if name.endswith(CHOICES)}


class SavedForm(forms.Form):
    """What the page's script sends: an operation, the draft it is based on, and all fields in one text."""

    operation = forms.UUIDField()
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    text = forms.CharField(required=False, max_length=LONGEST_FORM, strip=False)

    def fields_of(self) -> QueryDict:
        return QueryDict(self.cleaned_data["text"])


def _with_plain_line_feeds(fields: MultiValueDict[str, str]) -> MultiValueDict[str, str]:
    """Browsers post other line ends than scripts send, and the same text has to stay the same."""
    return MultiValueDict(
        {name: [value.replace("\r\n", "\n") for value in values] for name, values in fields.lists()}
    )


def fields_of_draft(draft: Mapping[str, list[str]]) -> MultiValueDict[str, str]:
    return MultiValueDict(dict(draft))


def with_quote(posted: QueryDict, letter: str) -> QueryDict:
    """The posted form with the typed quote among those of its criterion."""
    data = posted.copy()
    typed = data.get(f"{letter}-typed", "").strip()
    if typed:
        data.appendlist(f"{letter}-evidence", typed)
        data[f"{letter}-typed"] = ""
    return data


def without_quote(posted: QueryDict, which: str) -> QueryDict:
    """The posted form without one quote; `which` is its criterion's letter and its index, such as "B:0"."""
    letter, _, place = which.partition(":")
    data = posted.copy()
    quotes = data.getlist(f"{letter}-evidence")
    if place in map(str, range(len(quotes))):
        del quotes[int(place)]
        data.setlist(f"{letter}-evidence", quotes)
    return data


def revision_of(posted: QueryDict) -> int | None:
    """The draft that the posted form is based on; None if it does not say so."""
    revision = posted.get("revision", "")
    return int(revision) if revision.isascii() and revision.isdecimal() and len(revision) < 10 else None
