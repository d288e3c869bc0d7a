"""The filters of the history: a plain GET form whose choices are what the person's interviews hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from interviews.history.page import FilterOptions
from interviews.history.queries import NOT_YET_CHOICE
from interviews.models import Interview
from interviews.rules.rubric import NOT_YET_NAME
from questions.form_fields import offer, start_of_a_link

_YEARS = (
    MinValueValidator(date(2000, 1, 1), "Choose a day from the year 2000 on."),
    MaxValueValidator(date(2199, 12, 31), "Choose a day before the year 2200."),
)


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        validators=_YEARS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day as 2026-11-23."},
    )


class HistoryForm(forms.Form):
    role = forms.ChoiceField(label="Role", required=False)
    title = forms.ChoiceField(label="Job title", required=False)
    level = forms.ChoiceField(label="Level reached", required=False)
    bar = forms.ChoiceField(label="Bar", required=False)
    area = forms.ChoiceField(label="Area", required=False)
    mode = forms.ChoiceField(label="Mode", required=False, choices=[("", "Any"), *Interview.Mode.choices])
    since = _day("Planned from")
    until = _day("Planned to")

    def __init__(self, data: Any, *, options: FilterOptions) -> None:
        super().__init__(data)
        offer(self, "role", _any_of(options.roles))
        offer(self, "title", _any_of(options.titles))
        offer(self, "bar", _any_of(options.bars))
        offer(self, "area", _any_of(options.areas))
        offer(self, "level", _any_of(options.levels, (NOT_YET_CHOICE, NOT_YET_NAME)))

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "Choose a day that is not before “Planned from”.")
        return self.cleaned_data

    @property
    def chosen(self) -> dict[str, Any]:
        """The valid filters that are set; an invalid value filters nothing and shows an error."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def has_choices(self) -> bool:
        """Whether there is any interview to choose from."""
        field: Any = self.fields["role"]
        return len(field.choices) > 1

    @property
    def as_query(self) -> str:
        """As start_of_a_link gives it."""
        return start_of_a_link(self.chosen)

    def advice(self, droppable: Iterable[str]) -> str:
        """Which filter to drop when nothing matches."""
        labels = [f"“{self.fields[name].label}”" for name in droppable]
        if not labels:
            return "No single filter is in the way: clear them and start again."
        return f"Without the filter {' or '.join(labels)} something would match."


def _any_of(values: list[str], *first: tuple[str, str]) -> list[tuple[str, str]]:
    return [("", "Any"), *first, *((value, value) for value in values)]
