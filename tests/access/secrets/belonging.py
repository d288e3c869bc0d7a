"""The subject that a row belongs to: an interview, a role or a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.apps import apps
from django.db.models import Model

from accounts.models import User
from interviews.models import (
    Answer,
    AnswerRevision,
    Extension,
    Grading,
    Interview,
    Mark,
    ModelAnswerReveal,
    Share,
    Turn,
)
from questions.models import (
    Anchor,
    Area,
    AreaWeight,
    BriefSource,
    CareerStage,
    CommonQuestion,
    Criterion,
    JobTitle,
    Ladder,
    Level,
    LevelExample,
    PathStep,
    PayBand,
    Probe,
    Question,
    QuestionVersion,
    Role,
    RubricCriterion,
    Skill,
    Span,
)

SUBJECTS: Final[tuple[type[Model], ...]] = (User, Role, Interview)

# The field that leads from a row to what it is a part of, and in the end to its subject.
PART_OF: Final[dict[type[Model], str]] = {
    BriefSource: "role",
    Span: "source",
    Ladder: "roles",
    Level: "ladder",
    Area: "role",
    LevelExample: "area",
    JobTitle: "role",
    AreaWeight: "job_title",
    Skill: "role",
    PathStep: "role",
    CareerStage: "role",
    PayBand: "role",
    CommonQuestion: "role",
    Question: "role",
    QuestionVersion: "question",
    Criterion: "question",
    RubricCriterion: "version",
    Anchor: "rubric_criterion",
    Probe: "version",
    Turn: "interview",
    Answer: "turn",
    AnswerRevision: "answer",
    Extension: "interview",
    Grading: "turn",
    Mark: "grading",
    ModelAnswerReveal: "user",
    Share: "interview",
}

# A version that was neither published nor asked is a draft, with everything that is a part of it.
PUBLISHED_BY: Final[dict[type[Model], tuple[str, ...]]] = {
    QuestionVersion: ("published_at", "first_asked_at")
}


def private_models() -> list[type[Model]]:
    """Every model of the site."""
    return [
        model
        for label in ("accounts", "questions", "interviews")
        for model in apps.get_app_config(label).get_models()
    ]


def missing_lines(models: Iterable[type[Model]]) -> list[str]:
    """For each model without an entry: the line to write, and where."""
    return [
        f'nobody knows whose a {model.__name__} is: add `{model.__name__}: "{_likely_field(model)}",` '
        "to PART_OF in tests/access/secrets/belonging.py"
        for model in models
        if not is_known(model)
    ]


def is_known(model: type[Model]) -> bool:
    """Whether the model has an entry; without one nothing is written into its rows."""
    return model in SUBJECTS or model in PART_OF


def _likely_field(model: type[Model]) -> str:
    """The first field that leads to a model whose subject is known."""
    fields = (it for it in model._meta.get_fields() if it.related_model and is_known(it.related_model))
    return next((it.name for it in fields), "…")


def subject_model(model: type[Model]) -> type[Model]:
    while model not in SUBJECTS:
        model = _whole(model)
    return model


def _whole(model: type[Model]) -> Any:
    return model._meta.get_field(PART_OF[model]).related_model


@dataclass(frozen=True, slots=True)
class Whose:
    """The number of the subject, and whether the row belongs to a draft."""

    subject: int
    is_draft: bool = False


@dataclass
class Belongings:
    """The subject of each row as of now, by its id. Read table by table: a large join needs statistics."""

    known: dict[type[Model], dict[int, Whose]] = field(default_factory=dict)

    def of(self, model: type[Model]) -> dict[int, Whose]:
        if model not in self.known:
            self.known[model] = self._read(model)
        return self.known[model]

    def _read(self, model: Any) -> dict[int, Whose]:
        rows = model.objects.order_by()
        if model in SUBJECTS:
            return {pk: Whose(pk) for pk in rows.values_list("pk", flat=True)}
        wholes, marks = self.of(_whole(model)), PUBLISHED_BY.get(model, ())
        found = {}
        for pk, whole, *published in rows.values_list("pk", PART_OF[model], *marks):
            assert whole is not None, f"{model.__name__} {pk} belongs to nobody"
            of_whole = wholes[whole]
            is_draft = of_whole.is_draft or (bool(marks) and not any(published))
            found[pk] = Whose(of_whole.subject, is_draft)
        return found
