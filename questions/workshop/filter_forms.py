"""The filters of a role's questions, as a plain GET form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from questions.form_fields import offer, start_of_a_link
from questions.models import Area, Level
from questions.vocabulary import Kind
from questions.workshop.page import QuestionState


class WorkshopFilter(forms.Form):
    """A value that is not offered filters nothing, so that an old link still shows the list."""

    area = forms.ChoiceField(required=False)
    level = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False, choices=[("", "All kinds"), *Kind.choices()])
    state = forms.ChoiceField(required=False, choices=[("", "All states"), *QuestionState.choices])

    def __init__(self, *args: Any, areas: Sequence[Area], levels: Sequence[Level], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "area", [("", "All areas"), *((area.key, area.name) for area in areas)])
        offer(self, "level", [("", "All levels"), *((level.key, level.name) for level in levels)])

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that are set, by name."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        return {name: value for name, value in cleaned.items() if value}

    @property
    def query(self) -> str:
        """As start_of_a_link gives it."""
        return start_of_a_link(self.chosen)
