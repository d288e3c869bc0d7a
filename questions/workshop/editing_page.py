"""The question that somebody may edit, and what the author form starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404

from accounts.models import User
from questions.models import Area, Level, Question, QuestionVersion, Role
from questions.versions.reading import stored_draft, with_rubric
from questions.versions.version_drafts import VersionDraft
from questions.vocabulary import Dimension


@dataclass(frozen=True)
class QuestionForEditing:
    """A role's frame and, unless the question is new, the question with its newest versions."""

    role: Role
    areas: tuple[Area, ...]
    levels: tuple[Level, ...]
    question: Question | None = None
    latest: QuestionVersion | None = None
    frozen: QuestionVersion | None = None  # the newest one that was asked or published
    dimensions: Mapping[str, Dimension] | None = None  # of every criterion the question ever had

    @cached_property
    def draft(self) -> VersionDraft | None:
        return stored_draft(self.latest) if self.latest else None

    @cached_property
    def frozen_draft(self) -> VersionDraft | None:
        return stored_draft(self.frozen) if self.frozen else None

    @property
    def number(self) -> int:
        """The number of the version that a save writes."""
        if self.latest is None:
            return 1
        return self.latest.number + 1 if self.latest.is_frozen else self.latest.number

    @property
    def marker(self) -> str:
        """The marker of the version that the form is filled from."""
        return self.latest.marker if self.latest else ""

    def last_saved_by(self, reader: User) -> str:
        """The subject of a sentence, as `reader` reads it."""
        return "You" if self.latest and self.latest.author_id == reader.pk else "Somebody"

    @property
    def is_placed(self) -> bool:
        """Whether area, level and kind are fixed, because results depend on them."""
        return self.frozen is not None

    @property
    def drafted_anchors(self) -> int:
        return self.draft.drafted_anchors if self.draft else 0

    @property
    def asked(self) -> int:
        """How many interviews use the newest frozen version."""
        return getattr(self.frozen, "asked", 0)


def own_question(user: User, public_id: UUID) -> Question:
    """A question that this person may edit, with its place. Raises Http404 for anybody else's."""
    return get_object_or_404(Question.objects.editable_by(user).with_place(), public_id=public_id)


def blank_sheet(role: Role) -> QuestionForEditing:
    """The form of a question that does not exist yet."""
    return QuestionForEditing(
        role=role, areas=tuple(role.areas.current()), levels=tuple(role.ladder.levels.all())
    )


def sheet_of(question: Question) -> QuestionForEditing:
    """The form of a question as it stands, in a fixed number of statements."""
    newest = list(with_rubric(question.versions.order_by("-number"))[:2])
    return QuestionForEditing(
        role=question.role,
        areas=tuple(question.role.areas.filter(Q(is_retired=False) | Q(pk=question.area_id))),
        levels=tuple(question.role.ladder.levels.all()),
        question=question,
        latest=newest[0] if newest else None,
        frozen=next((version for version in newest if version.is_frozen), None),
        dimensions={it.key: Dimension(it.dimension) for it in question.criteria.all()},
    )
