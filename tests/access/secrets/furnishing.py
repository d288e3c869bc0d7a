"""Rows of each kind for every role and interview, so that there is something of each to leak."""

from __future__ import annotations

import uuid
from typing import Any

from accounts.models import User
from interviews.models import Answer, AnswerRevision, Extension, Interview
from questions.models import (
    Anchor,
    BriefSource,
    CareerStage,
    CommonQuestion,
    Criterion,
    JobTitle,
    LevelExample,
    PathStep,
    PayBand,
    Probe,
    Question,
    QuestionVersion,
    Role,
    RubricCriterion,
    Skill,
)
from tests.support import factories
from tests.support.factories import NOON

DRAFT = 2  # the number of an unpublished version


def furnish() -> None:
    """Add the missing kinds of rows to each role, question and interview."""
    _describe_roles()
    _draft_questions()
    _extend_interviews()
    _keep_texts()
    Answer.objects.filter(turn__interview__closed_at__gt=0, position=0).update(late_by=1500)


def _lacking(model: Any, part: Any, link: str, **such: Any) -> list[Any]:
    """Rows of a model without such a part."""
    having = set(part.objects.filter(**such).values_list(link, flat=True))
    return [row for row in model.objects.order_by("pk") if row.pk not in having]


def _describe_roles() -> None:
    for part in (Skill, PathStep, CareerStage, CommonQuestion):
        part.objects.bulk_create(part(role=role, position=0) for role in _lacking(Role, part, "role"))
    for role in _lacking(Role, PayBand, "role"):
        for level in role.ladder.levels.all():
            PayBand.objects.create(role=role, level=level, position=level.rank, low=1, high=2, currency="EUR")
    for role in _lacking(Role, JobTitle, "role"):
        factories.JobTitleFactory(role=role, level=role.ladder.levels.all()[0])
    for role in _lacking(Role, LevelExample, "area__role"):
        LevelExample.objects.create(area=role.areas.all()[0], level=role.ladder.levels.all()[0])
    for role in Role.objects.filter(source=None):
        role.source = BriefSource.objects.create(owner=role.owner, sha256=f"of role {role.pk}")
        role.save(update_fields=["source"])


def _draft_questions() -> None:
    """A next version of each question, with a rubric and a probe, which nobody has published."""
    questions = _lacking(Question, QuestionVersion, "question", number=DRAFT)
    ladders = dict(Role.objects.values_list("pk", "ladder"))
    versions = QuestionVersion.objects.bulk_create(
        factories.QuestionVersionFactory.build(
            question=question, number=DRAFT, ladder_id=ladders[question.role_id], ladder=None
        )
        for question in questions
    )
    Probe.objects.bulk_create(Probe(version=version, position=1) for version in versions)
    rubric = RubricCriterion.objects.bulk_create(
        RubricCriterion(version=version, criterion=_criterion(version), position=0) for version in versions
    )
    Anchor.objects.bulk_create(
        Anchor(rubric_criterion=row, level_id=row.version.question.level_id, source="author")
        for row in rubric
    )


def _criterion(version: QuestionVersion) -> Criterion:
    first = version.question.criteria.first()
    return first or factories.CriterionFactory(question=version.question)


def _extend_interviews() -> None:
    granter = User.objects.get(is_author=True)
    Extension.objects.bulk_create(
        Extension(interview=interview, granted_by=granter, minutes=5, at=NOON)
        for interview in _lacking(Interview, Extension, "interview")
    )


def _keep_texts() -> None:
    """An older text of each main answer, one beside a newer one, and one that came too late."""
    kinds = AnswerRevision.Kind
    boxes = _lacking(Answer, AnswerRevision, "answer", kind=kinds.REFUSED)
    AnswerRevision.objects.bulk_create(
        AnswerRevision(answer=box, operation=uuid.uuid4(), kind=kind, revision=1, size=10, at=NOON)
        for box in boxes
        if box.position == 0
        for kind in kinds
    )
