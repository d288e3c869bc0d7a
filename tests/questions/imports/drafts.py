"""Drafts of versions for tests."""

from __future__ import annotations

from typing import Any

from questions.models import Role
from questions.versions.version_drafts import AnchorDraft, CriterionDraft, ProbeDraft, VersionDraft
from questions.vocabulary import Dimension

LEVEL_KEYS = ("junior", "mid", "senior", "lead")


def criterion_draft(key: str = "diagnosis", **fields: Any) -> CriterionDraft:
    defaults = {
        "name": key.capitalize(),
        "dimension": Dimension.DIAGNOSIS,
        "anchors": {level: AnchorDraft(f"{key} as {level}") for level in LEVEL_KEYS},
    }
    return CriterionDraft(key=key, **{**defaults, **fields})


def version_draft(role: Role, **fields: Any) -> VersionDraft:
    defaults = {
        "headline": "A gauge reads 40 cm high",
        "situation": "A gauge at the harbour mouth reads 40 cm high since Tuesday.",
        "ask": "How do you find the cause?",
        "minutes": 12,
        "criteria": [criterion_draft("diagnosis"), criterion_draft("safety", gate=True, weight=2)],
        "probes": [ProbeDraft("And if its neighbour is wrong?", "Compares both with a third.")],
    }
    return VersionDraft(ladder=role.ladder, **{**defaults, **fields})
