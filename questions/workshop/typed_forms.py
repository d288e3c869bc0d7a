"""From a version to what the author form shows, and from what was typed back to a version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from questions import limits
from questions.keys import free_key
from questions.models import Level
from questions.versions.version_drafts import AnchorDraft, CriterionDraft, ProbeDraft, VersionDraft
from questions.vocabulary import AnchorSource, Dimension
from questions.workshop.editing_page import QuestionForEditing
from questions.workshop.lint_forms import anchor_field
from questions.workshop.row_forms import CRITERIA, FLAGS, POINTS, PROBES, Row, Rows, blank_row

FIRST_CRITERIA = 3


@dataclass(frozen=True)
class Typed:
    """Everything the form shows, as it stands in its fields."""

    wording: dict[str, Any]
    place: dict[str, Any]
    rows: Rows


def stored_typed(sheet: QuestionForEditing) -> Typed:
    """The form as a question fills it; a new question has empty rows."""
    if sheet.draft is None:
        return Typed({}, {}, first_rows())
    return Typed(
        {**initial_wording(sheet.draft), "loaded": sheet.marker},
        place_of(sheet),
        initial_rows(sheet.draft, sheet.levels),
    )


def place_of(sheet: QuestionForEditing) -> dict[str, str]:
    """Where the question stands, while that is still open."""
    question = sheet.question
    if question is None or sheet.is_placed:
        return {}
    return {"area": question.area.key, "level": question.level.key, "kind": question.kind}


def initial_wording(draft: VersionDraft) -> dict[str, Any]:
    names = ("headline", "situation", "ask", "minutes", "not_yet", "what_would_change")
    return {name: getattr(draft, name) for name in names}


def initial_rows(draft: VersionDraft, levels: Sequence[Level]) -> Rows:
    """The rows of a stored version."""
    return {
        CRITERIA.prefix: [_criterion_row(criterion, levels) for criterion in draft.criteria],
        PROBES.prefix: [{"text": probe.text, "good_reply": probe.good_reply} for probe in draft.probes],
        POINTS.prefix: [dict(point) for point in draft.model_answer],
        FLAGS.prefix: [dict(flag) for flag in draft.red_flags],
    }


def first_rows() -> Rows:
    """The empty rows that a new question starts with."""
    criteria: list[Row] = []
    for _ in range(FIRST_CRITERIA):
        criteria.append(blank_row(CRITERIA, criteria))
    return {CRITERIA.prefix: criteria, PROBES.prefix: [], POINTS.prefix: [], FLAGS.prefix: []}


def _criterion_row(criterion: CriterionDraft, levels: Sequence[Level]) -> Row:
    anchors = {
        anchor_field(level): criterion.anchors[level.key].text
        for level in levels
        if level.key in criterion.anchors
    }
    return {
        "key": criterion.key,
        "name": criterion.name,
        "dimension": criterion.dimension.value,
        "weight": str(criterion.weight),
        "gate": "on" if criterion.gate else "",
        **anchors,
    }


def typed_draft(
    sheet: QuestionForEditing, wording: Mapping[str, Any], rows: Mapping[str, Sequence[Mapping[str, Any]]]
) -> VersionDraft:
    """The version that the form describes; `wording` and `rows` are cleaned."""
    keys = final_keys(rows[CRITERIA.prefix], sheet.dimensions or {})
    before = sheet.draft
    return VersionDraft(
        ladder=sheet.role.ladder,
        headline=wording["headline"],
        situation=wording["situation"],
        ask=wording["ask"],
        minutes=wording["minutes"],
        criteria=tuple(_criteria(sheet, rows[CRITERIA.prefix], keys)),
        probes=tuple(ProbeDraft(row["text"], row["good_reply"]) for row in rows[PROBES.prefix]),
        not_yet=wording["not_yet"],
        model_answer=tuple(
            {"text": row["text"], "criterion": keys.get(row["criterion"], "")} for row in rows[POINTS.prefix]
        ),
        what_would_change=wording["what_would_change"],
        red_flags=tuple({"action": row["action"], "reason": row["reason"]} for row in rows[FLAGS.prefix]),
        facts=before.facts if before else (),
        spans=before.spans if before else (),
    )


def final_keys(rows: Sequence[Mapping[str, Any]], known: Mapping[str, Dimension]) -> dict[str, str]:
    """The criterion key that each row's key stands for.

    A row keeps the key of a criterion of the question while it judges the same dimension; any other row
    gets a key of its own, made from its name.
    """
    final: dict[str, str] = {}
    for row in rows:
        if known.get(row["key"]) == row["dimension"]:
            final[row["key"]] = row["key"]
    taken = {*known, *final.values()}
    for row in rows:
        if row["key"] not in final:
            final[row["key"]] = free_key(slugify(row["name"]) or "criterion", taken=taken, limit=limits.KEY)
            taken.add(final[row["key"]])
    return final


def _criteria(
    sheet: QuestionForEditing, rows: Sequence[Mapping[str, Any]], keys: Mapping[str, str]
) -> Iterator[CriterionDraft]:
    stored = {criterion.key: criterion for criterion in sheet.draft.criteria} if sheet.draft else {}
    for row in rows:
        old = stored.get(row["key"])
        yield CriterionDraft(
            key=keys[row["key"]],
            name=row["name"],
            dimension=Dimension(row["dimension"]),
            anchors={level.key: _anchor(row[anchor_field(level)], level, old) for level in sheet.levels},
            weight=row["weight"],
            gate=row["gate"],
        )


def _anchor(text: str, level: Level, old: CriterionDraft | None) -> AnchorDraft:
    """An anchor that nobody touched keeps its source; a changed one is the author's."""
    before = old.anchors.get(level.key) if old else None
    source = before.source if before and before.text == text else AnchorSource.AUTHOR
    return AnchorDraft(text, source)
