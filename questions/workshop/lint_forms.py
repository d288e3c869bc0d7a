"""Forms whose fields carry remarks of the lint beside their own errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property

from questions import limits
from questions.bank.lint import Remark, Where, lint_question
from questions.models import Level


class RemarkedField(BoundField):
    """Knows what the lint says about the field, and whether the page opens with the cursor in it."""

    form: RemarkedForm
    template_name = "questions/workshop/editor/_field.html"

    @cached_property
    def remarks(self) -> Sequence[Remark]:
        """The remarks; none beside an error, to show one problem at a time."""
        return () if self.errors else self.form.remarks.get(self.html_name, ())

    @property
    def clash(self) -> str:
        """The number of the clash between two texts that is about this field."""
        return self.form.clashes.get(self.html_name, "")

    @property
    def is_stopped(self) -> bool:
        return bool(self.errors) or any(remark.severity == "stop" for remark in self.remarks)

    @property
    def is_fine(self) -> bool:
        """Whether nothing stops the field, and nothing is missing in it."""
        return not self.is_stopped and (bool(self.text.strip()) or not self.field.required)

    @property
    def mood(self) -> str:
        """The CSS class of the field: what its border says."""
        if self.is_stopped:
            return "stopped"
        return "remarked" if self.remarks else ""

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.value() or ""

    @property
    def aria_describedby(self) -> str | None:
        named = [super().aria_describedby or ""]
        if self.remarks:
            named.append(f"{self.auto_id}_remarks")
        return " ".join(filter(None, named)) or None

    def build_widget_attrs(
        self, attrs: Mapping[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        built = super().build_widget_attrs(dict(attrs), widget)
        if self.html_name == self.form.focus:
            built["autofocus"] = True
        return built


class RemarkedForm(forms.Form):
    bound_field_class = RemarkedField
    # The server names what is missing, beside the field; the browser's bubbles would hide the rest.
    use_required_attribute = False
    # By the field's name in the page; the editor that holds the form fills all three.
    remarks: Mapping[str, Sequence[Remark]] = {}
    clashes: Mapping[str, str] = {}
    focus = ""

    def cells(self, names: Iterable[str]) -> list[RemarkedField]:
        return [cast(RemarkedField, self[name]) for name in names]


Remarks = dict[str, list[Remark]]

# Anchors are compared in pairs, word by word, and what is typed has no limit before it is judged.
READ_OF_ANCHOR = 800


@dataclass(frozen=True)
class LintedCriterion:
    """A row as the lint reads it. The form has no place for a reason, so a weight needs none here."""

    key: str
    dimension: str
    weight: int
    gate: bool
    anchors: Mapping[str, str]
    weight_reason: str | None = "The author chose it."


@dataclass(frozen=True)
class LintedQuestion:
    headline: str
    situation: str
    ask: str
    kind: str
    minutes: int
    criteria: Sequence[LintedCriterion]


def remarks_by_field(
    wording: Mapping[str, Any], kind: str, rows: Sequence[Mapping[str, str]], levels: Sequence[Level]
) -> Remarks:
    """All remarks, by the name their field has in the form; "criteria" is the list as a whole."""
    question = LintedQuestion(
        headline=wording.get("headline", "")[: limits.TEXT],
        situation=wording.get("situation", "")[: limits.TEXT],
        ask=wording.get("ask", "")[: limits.TEXT],
        kind=kind,
        minutes=_whole(wording.get("minutes")),
        criteria=[_linted(row, levels) for row in rows if _is_filled(row, levels)],
    )
    names = {row.get("key", ""): f"criteria-{index}" for index, row in enumerate(rows)}
    found: Remarks = {}
    for remark in lint_question(question, levels={level.key: level.name for level in levels}):
        found.setdefault(_field_name(remark.where, names), []).append(remark)
    return found


def _linted(row: Mapping[str, str], levels: Sequence[Level]) -> LintedCriterion:
    return LintedCriterion(
        key=row.get("key", ""),
        dimension=row.get("dimension", ""),
        weight=_whole(row.get("weight")),
        gate=bool(row.get("gate")),
        anchors={level.key: row.get(anchor_field(level), "")[:READ_OF_ANCHOR] for level in levels},
    )


def _is_filled(row: Mapping[str, str], levels: Sequence[Level]) -> bool:
    return any(row.get(name, "").strip() for name in ("name", *map(anchor_field, levels)))


def _whole(typed: object) -> int:
    """A number as it was typed; 1 if it is not a number, which has a message of its own."""
    text = str(typed)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 1


def _field_name(where: Where, names: Mapping[str, str]) -> str:
    match where:
        case ("anchors", key, level):
            return f"{names[key]}-anchor_{level}"
        case (part, key):
            return f"{names[key]}-{part}"
        case _:
            return where[0]


def anchor_field(level: Level) -> str:
    return f"anchor_{level.key}"
