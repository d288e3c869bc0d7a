"""Ladders are immutable: a role whose levels change gets another one."""

from __future__ import annotations

from collections.abc import Sequence

from questions.imports.role_drafts import LevelDraft
from questions.models import Ladder, Level


def ladder_for(*, levels: Sequence[LevelDraft], current: Ladder | None = None) -> Ladder:
    """The current ladder if it has exactly these levels, lowest first, else a new one."""
    if current and _levels(current) == list(levels):
        return current
    ladder = Ladder.objects.create()
    Level.objects.bulk_create(
        Level(ladder=ladder, rank=rank, key=level.key, name=level.name)
        for rank, level in enumerate(levels, 1)
    )
    return ladder


def _levels(ladder: Ladder) -> list[LevelDraft]:
    return [LevelDraft(level.key, level.name) for level in ladder.levels.all()]
