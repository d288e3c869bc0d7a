"""The author form: a question's wording, where it stands in the bank, and the rows of its lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from questions import limits
from questions.form_fields import box, line, offer
from questions.letters import letter
from questions.models import Area, Level
from questions.vocabulary import Dimension, Kind
from questions.workshop.lint_forms import RemarkedField, RemarkedForm, anchor_field

WEIGHTS = [(weight, str(weight)) for weight in range(1, limits.WEIGHT + 1)]


class WordingForm(RemarkedForm):
    """What stands once on a version.

    `loaded` marks the version that the form was filled from, `base` is what that said, and `draft` names the
    draft of the words that the browser keeps.
    """

    headline = line("Headline", limits.HEADLINE)
    situation = box("Situation", rows=4)
    ask = box("Ask", required=True)
    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=limits.MINUTES, initial=10)
    not_yet = box("Not yet: what an answer below the lowest level looks like")
    what_would_change = box("What would change the answer")
    loaded = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)
    base = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    draft = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, lowest: Level, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["not_yet"].label = f"Not yet: what an answer below {lowest.name} looks like"
        headline = cast(RemarkedField, self["headline"])
        headline.help_text = f"{len(headline.text)} of {limits.HEADLINE} characters"


class PlaceForm(RemarkedForm):
    """Area, level and kind; only of the question's own role, named by their keys."""

    area = forms.ChoiceField(label="Area")
    level = forms.ChoiceField(label="Level")
    kind = forms.ChoiceField(label="Kind", choices=Kind.choices())

    def __init__(self, *args: Any, areas: Sequence[Area], levels: Sequence[Level], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._areas = {area.key: area for area in areas}
        self._levels = {level.key: level for level in levels}
        offer(self, "area", [(area.key, area.name) for area in areas])
        offer(self, "level", [(level.key, level.name) for level in levels])

    def clean_area(self) -> Area:
        return self._areas[self.cleaned_data["area"]]

    def clean_level(self) -> Level:
        return self._levels[self.cleaned_data["level"]]

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])


class RowForm(RemarkedForm):
    """One row of a list. A row in which nothing is typed does not count."""

    typed: Sequence[str] = ()

    def has_changed(self) -> bool:
        return any(str(self.data.get(self.add_prefix(name), "")).strip() for name in self.typed)


class CriterionForm(RowForm):
    """A criterion with one anchor per level of the ladder; `key` keeps its identity across versions."""

    key = forms.RegexField(r"^[a-z0-9_-]+$", max_length=limits.KEY, widget=forms.HiddenInput)
    name = line("Criterion", limits.CRITERION, wrapped=True)
    dimension = forms.ChoiceField(label="Dimension", choices=Dimension.choices())
    weight = forms.TypedChoiceField(
        label="Weight", choices=WEIGHTS, coerce=int, initial=1, widget=forms.RadioSelect
    )
    gate = forms.BooleanField(label="Gate: caps the level", required=False)

    def __init__(self, *args: Any, levels: Sequence[Level], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.levels = levels
        for level in levels:
            self.fields[anchor_field(level)] = box(level.name, rows=5)
        self.typed = ("name", *map(anchor_field, levels))

    @property
    def letter(self) -> str:
        """A, B, C … by the row's place; none for the empty row that scripts clone."""
        index = str(self.prefix).rpartition("-")[2]
        return letter(int(index)) if index.isdigit() else ""

    @property
    def anchors(self) -> list[RemarkedField]:
        """The boxes of the anchors, lowest level first."""
        return self.cells(map(anchor_field, self.levels))


class ProbeForm(RowForm):
    typed = ("text", "good_reply")
    text = box("Probe", required=True)
    good_reply = box("What a good reply adds")


class PointForm(RowForm):
    """A point of the model answer; `criterion` is the key of a criterion row of the same form."""

    typed = ("text",)
    text = box("Point", required=True)
    criterion = forms.ChoiceField(label="Shows", required=False)

    def __init__(self, *args: Any, criteria: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "criterion", [("", "No criterion"), *criteria])


class RedFlagForm(RowForm):
    typed = ("action", "reason")
    action = box("Action or claim", required=True)
    reason = box("Why it does harm")
