"""The lint over the author form: what is typed goes in, remarks by the field they are about come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from questions import limits
from questions.bank.lint import Remark, Where, lint_question
from questions.forms.author import anchor_field
from questions.models import Level

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
    """A number as it was typed; 1 where it is none, which another message names."""
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
