"""The lists of the author form: rows that can be added, removed and moved with and without JavaScript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.http import QueryDict

from questions import limits
from questions.letters import letter
from questions.workshop.forms import CriterionForm, PointForm, ProbeForm, RedFlagForm, RowForm

Row = dict[str, str]
Rows = dict[str, list[Row]]
_COMMAND = re.compile(r"(?P<list>[a-z]+)-(?P<verb>add|remove|up|down)(?:-(?P<row>\d{1,2}))?")


class BaseRowSet(forms.BaseFormSet[RowForm]):
    """A list of rows; empty rows are skipped, wherever they are."""

    is_open = False
    default_error_messages = {
        "missing_management_form": "The form came back incomplete. Load the page again.",
        "too_many_forms": "%(num)d rows are the most. Remove one.",
    }

    def initial_form_count(self) -> int:
        # Every posted row may be empty, also one that was filled when the page was made.
        return 0 if self.is_bound else super().initial_form_count()

    @property
    def is_full(self) -> bool:
        return self.total_form_count() >= self.max_num

    def clean(self) -> None:
        """Two rows with one key could not be told apart; only a forged form has them."""
        keys = [form.cleaned_data["key"] for form in self.forms if form.cleaned_data.get("key")]
        if len(set(keys)) < len(keys):
            raise ValidationError("Two criteria have the same identity. Load the page again.")

    def rows(self) -> list[dict[str, Any]]:
        """What was typed, cleaned; after is_valid()."""
        return [form.cleaned_data for form in self.forms if form.has_changed()]


@dataclass(frozen=True)
class RowList:
    """A list of the form: what its rows are and how many it may have."""

    prefix: str
    form: type[RowForm]
    most: int

    def factory(self) -> type[BaseRowSet]:
        made: type[BaseRowSet] = forms.formset_factory(  # type: ignore[assignment]
            self.form,
            formset=BaseRowSet,
            extra=0,
            max_num=self.most,
            # Two edits that were put together may have too many; none of their rows is dropped.
            absolute_max=2 * self.most,
            validate_max=True,
        )
        return made


CRITERIA = RowList("criteria", CriterionForm, limits.CRITERIA)
PROBES = RowList("probes", ProbeForm, limits.PROBES)
POINTS = RowList("points", PointForm, limits.POINTS)
FLAGS = RowList("flags", RedFlagForm, limits.RED_FLAGS)
LISTS = {each.prefix: each for each in (CRITERIA, PROBES, POINTS, FLAGS)}


def posted_rows(data: QueryDict) -> Rows:
    """Every row as it was typed, without judging it."""
    return {prefix: _rows(data, each) for prefix, each in LISTS.items()}


def _rows(data: QueryDict, each: RowList) -> list[Row]:
    total = data.get(f"{each.prefix}-TOTAL_FORMS", "")
    count = min(int(total), 2 * each.most) if re.fullmatch(r"[0-9]{1,4}", total) else 0
    return [_row(data, f"{each.prefix}-{index}-") for index in range(count)]


def _row(data: QueryDict, start: str) -> Row:
    return {name[len(start) :]: str(data[name]) for name in data if name.startswith(start)}


def rearrange(rows: Rows, command: str) -> str:
    """Obey "probes-add", "criteria-remove-1" and the like; answers the row to go to, as "probes-2" or ""."""
    found = _COMMAND.fullmatch(command)
    if not found or found["list"] not in LISTS or (found["row"] is None) != (found["verb"] == "add"):
        raise BadRequest("No such row.")
    each, these = LISTS[found["list"]], rows[found["list"]]
    index = len(these) if found["verb"] == "add" else int(found["row"])
    return _go_to(each, len(these), _VERBS[found["verb"]](each, these, index))


def _add(each: RowList, rows: list[Row], index: int) -> int:
    if len(rows) < each.most:
        rows.append(blank_row(each, rows))
    return len(rows) - 1


def _remove(each: RowList, rows: list[Row], index: int) -> int:
    del rows[index : index + 1]
    return min(index, len(rows) - 1)


def _up(each: RowList, rows: list[Row], index: int) -> int:
    return _swap(rows, index, index - 1)


def _down(each: RowList, rows: list[Row], index: int) -> int:
    return _swap(rows, index, index + 1)


def _swap(rows: list[Row], index: int, other: int) -> int:
    if not (0 <= index < len(rows) and 0 <= other < len(rows)):
        return min(index, len(rows) - 1)
    rows[index], rows[other] = rows[other], rows[index]
    return other


_VERBS = {"add": _add, "remove": _remove, "up": _up, "down": _down}


def _go_to(each: RowList, count: int, index: int) -> str:
    return f"{each.prefix}-{index}" if count and index >= 0 else ""


def blank_row(each: RowList, rows: list[Row]) -> Row:
    """An empty row; a criterion gets a key that no other row of the form has."""
    if each is not CRITERIA:
        return {}
    taken = {row.get("key") for row in rows}
    return {"key": next(key for key in map("new-{}".format, range(1, 99)) if key not in taken)}


def choices_of_criteria(rows: list[Row]) -> list[tuple[str, str]]:
    """(key, "A Diagnosis") of each criterion row, as the model answer's points name them."""
    return [
        (row.get("key", ""), f"{letter(index)} {row.get('name', '')}".strip())
        for index, row in enumerate(rows)
    ]
