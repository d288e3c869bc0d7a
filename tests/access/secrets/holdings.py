"""The secrets that each person may find in answers; no others may appear."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Model

from accounts.models import User
from interviews.models import Extension, Interview
from questions.models import (
    Anchor,
    Area,
    CareerStage,
    CommonQuestion,
    JobTitle,
    Level,
    LevelExample,
    PathStep,
    Role,
    RubricCriterion,
    Skill,
)
from tests.access.secrets.belonging import SUBJECTS, subject_model
from tests.access.secrets.columns import planted_columns
from tests.access.secrets.secret import secret

Columns = frozenset[str]


def _of(*models: type[Model]) -> Columns:
    return frozenset(str(column) for model in models for column in planted_columns()[model])


SUBJECT_OF: Final = {
    str(column): subject_model(model) for model, columns in planted_columns().items() for column in columns
}
PERSON, ROLE, INTERVIEW = (
    frozenset(column for column, found in SUBJECT_OF.items() if found is subject) for subject in SUBJECTS
)
NAME: Final = frozenset({"user.display_name"})
# A published role: its guide, and its questions as they are asked.
GUIDE: Final = _of(Role, Level, Area, LevelExample, JobTitle, Skill, PathStep, CareerStage, CommonQuestion)
QUESTION: Final = frozenset(f"questionversion.{name}" for name in ("headline", "situation", "ask"))
# The rubric and the model answer, for people who were asked the question.
RUBRIC: Final = _of(RubricCriterion, Anchor) | {"questionversion.not_yet"}
PROBE: Final = frozenset({"probe.text"})
MODEL: Final = frozenset(
    {"questionversion.model_answer", "questionversion.red_flags", "questionversion.what_would_change"}
)
ASKED: Final = GUIDE | QUESTION | PROBE | RUBRIC | MODEL
# A shared result: how it was marked, but no model answers, no kept or refused texts and no drafts.
SHARED: Final = frozenset(
    {"interview.title", "answer.text", "answer.text_at_deadline", "mark.evidence", "mark.reason"}
)
SHARED_OF_ROLE: Final = QUESTION | PROBE | RUBRIC | {"area.name", "level.name", "role.pay_region"}


def holdings(user: User | None) -> set[str]:
    """The secrets of public things, their own, what they were asked and, for authors, the site's."""
    held = _secrets(GUIDE | QUESTION, Role.objects.published())
    if user is None:
        return held
    own = Interview.objects.filter(owner=user)
    granted = Interview.objects.filter(extensions__granted_by=user)
    granters = User.objects.filter(pk__in=Extension.objects.filter(interview__in=own).values("granted_by"))
    roles = Role.objects.filter(owner=user)
    if user.is_author:
        roles |= Role.objects.filter(owner=None)
    return (
        held
        | _secrets(PERSON, [user])
        | _secrets(NAME, granters)
        | _secrets(INTERVIEW, own)
        | _secrets(frozenset({"extension.reason"}), granted)
        | _secrets(ASKED, Role.objects.filter(interviews__owner=user))
        | _secrets(ROLE | {f"draft {column}" for column in ROLE}, roles)
    )


def shared_holdings(interview: Interview) -> set[str]:
    """What the link to an interview opens."""
    return (
        _secrets(SHARED, [interview])
        | _secrets(SHARED_OF_ROLE, [interview.role])
        | _secrets(NAME, [interview.owner])
    )


def _secrets(columns: Columns, things: Iterable[Any]) -> set[str]:
    return {secret(column, thing.pk) for thing in things for column in columns}
