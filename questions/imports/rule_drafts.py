"""Question drafts made of a role's areas by the drafting rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict

from questions.brief.document import ParsedArea
from questions.brief.drafting.drafted import DraftCriterion, DraftQuestion
from questions.brief.drafting.rules import draft_questions
from questions.imports.brief_drafts import Tiles
from questions.models import Question, Role, Span
from questions.versions.question_drafts import QuestionDraft
from questions.versions.version_drafts import AnchorDraft, CriterionDraft, ProbeDraft, VersionDraft


def drafts_for(
    *, role: Role, areas: Mapping[str, ParsedArea], tiles: Tiles | None = None
) -> list[QuestionDraft]:
    """Questions for every area and level of a stored role; `areas` are those of the brief by area key."""
    levels = {level.name: level.key for level in role.ladder.levels.all()}
    keys = list(areas)
    drafted = draft_questions(role.title, list(levels), list(areas.values()))
    return [
        QuestionDraft(
            key=draft.key,
            area=keys[draft.place],
            level=levels[draft.level],
            kind=draft.kind,
            origin=Question.Origin.DRAFT,
            version=_version(draft, role, levels, tiles),
        )
        for draft in drafted
    ]


def _version(
    draft: DraftQuestion, role: Role, levels: Mapping[str, str], tiles: Tiles | None
) -> VersionDraft:
    return VersionDraft(
        ladder=role.ladder,
        headline=draft.headline,
        situation=draft.situation,
        ask=draft.ask,
        minutes=draft.minutes,
        criteria=[_criterion(criterion, levels) for criterion in draft.criteria],
        probes=[ProbeDraft(probe.text, probe.adds) for probe in draft.probes],
        not_yet=draft.not_yet,
        model_answer=[{"text": point.text, "criterion": point.criterion} for point in draft.model_answer],
        # A shipped role is loaded again and again; a brief is read once and its spans are its record.
        file_sha256="" if tiles else _sha256(draft),
        spans=_spans(draft, tiles) if tiles else (),
    )


def _criterion(criterion: DraftCriterion, levels: Mapping[str, str]) -> CriterionDraft:
    return CriterionDraft(
        key=criterion.key,
        name=criterion.name,
        dimension=criterion.dimension,
        anchors={levels[it.level]: AnchorDraft(it.text, it.source) for it in criterion.anchors},
        weight=criterion.weight,
        gate=criterion.is_gate,
    )


def _spans(draft: DraftQuestion, tiles: Tiles) -> list[Span]:
    found = [tile for span in draft.spans or () for tile in tiles.covering(span)]
    return list(dict.fromkeys(found))


def _sha256(draft: DraftQuestion) -> str:
    return hashlib.sha256(json.dumps(asdict(draft), sort_keys=True).encode()).hexdigest()
