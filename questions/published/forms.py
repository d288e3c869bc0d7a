from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from questions.form_fields import offer, start_of_a_link
from questions.models import Area, Level, Role

Choices = list[tuple[str, str]]


class PublishedFilter(forms.Form):
    """Which published questions to list. It comes from a link, so invalid values are ignored."""

    role = forms.ChoiceField(required=False)
    area = forms.ChoiceField(required=False)
    level = forms.ChoiceField(required=False)

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        roles = list(Role.objects.published())
        chosen = next((role for role in roles if role.slug == data.get("role")), None)
        offer(self, "role", [("", "All roles"), *((role.slug, role.title) for role in roles)])
        offer(self, "area", [("", "All areas"), *_areas(chosen or (roles[0] if len(roles) == 1 else None))])
        offer(self, "level", [("", "All levels"), *_levels(roles)])

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that are set, by name; the others are empty."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

    @property
    def is_filtered(self) -> bool:
        return any(self.chosen.values())

    @property
    def query(self) -> str:
        """As start_of_a_link gives it."""
        return start_of_a_link(self.chosen)


def _areas(role: Role | None) -> Choices:
    """The areas of one role; of several roles they would be a list too long to choose from."""
    return [(area.key, area.name) for area in Area.objects.current().filter(role=role)] if role else []


def _levels(roles: list[Role]) -> Choices:
    levels = Level.objects.filter(ladder__in=[role.ladder_id for role in roles]).order_by("rank", "pk")
    return list({level.key: level.name for level in levels}.items())
