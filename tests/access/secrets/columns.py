"""The columns that hold a text, and those of them that no secret can be written into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from django.core.validators import MaxLengthValidator
from django.db.models import CharField, EmailField, Field, JSONField, Model, SlugField, TextField

from tests.access.secrets.belonging import is_known, private_models
from tests.access.secrets.secret import secret


@dataclass(frozen=True, slots=True)
class Column:
    model: type[Model]
    field: Field[Any, Any]

    def __str__(self) -> str:
        return f"{self.model._meta.model_name}.{self.field.name}"

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def is_json(self) -> bool:
        return isinstance(self.field, JSONField)

    @property
    def is_address(self) -> bool:
        return isinstance(self.field, EmailField)


def _is_checked(column: Column) -> bool:
    return any(not isinstance(it, MaxLengthValidator) for it in column.field.validators)


def _is_too_short(column: Column) -> bool:
    return (column.field.max_length or 1000) < len(secret(f"draft {column}", 0))


def _is_digest(column: Column) -> bool:
    return column.name == "password" or column.name.endswith("sha256")


class Why(Enum):
    """Why a column keeps its value, and a check that the reason still holds."""

    CHOICES = "the code knows all of its values", lambda column: bool(column.field.choices)
    KEY = "finds its row, in addresses and in files", lambda column: isinstance(column.field, SlugField)
    DIGEST = "stands for another text, of which it tells nothing", _is_digest
    CHECKED = "only some values are valid", _is_checked
    SHORT = "no secret is short enough", _is_too_short
    NUMBERS = "holds no text", lambda column: column.is_json

    def __init__(self, reason: str, holds: Callable[[Column], bool]) -> None:
        self.reason = reason
        self.holds = holds


KEEPS_ITS_VALUE: Final[dict[str, Why]] = {
    "user.password": Why.DIGEST,
    "user.time_zone": Why.CHECKED,
    "briefsource.sha256": Why.DIGEST,
    "span.use": Why.SHORT,
    "level.key": Why.KEY,
    "role.slug": Why.KEY,
    "role.visibility": Why.CHOICES,
    "role.origin": Why.CHOICES,
    "role.file_sha256": Why.DIGEST,
    "area.key": Why.KEY,
    "jobtitle.key": Why.KEY,
    "skill.kind": Why.CHOICES,
    "payband.currency": Why.SHORT,
    "question.key": Why.KEY,
    "question.kind": Why.CHOICES,
    "question.origin": Why.CHOICES,
    "questionversion.file_sha256": Why.DIGEST,
    "criterion.key": Why.KEY,
    "criterion.dimension": Why.CHOICES,
    "anchor.source": Why.CHOICES,
    "interview.mode": Why.CHOICES,
    "interview.state": Why.CHOICES,
    "interview.weights": Why.NUMBERS,
    "turn.kind": Why.CHOICES,
    "turn.outcome": Why.CHOICES,
    "answerrevision.kind": Why.CHOICES,
    "grading.pass_kind": Why.CHOICES,
}


def text_columns() -> list[Column]:
    """Every column of the site that can hold a text."""
    return [
        Column(model, field)
        for model in private_models()
        if is_known(model)
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField | JSONField)
    ]


def planted_columns() -> dict[type[Model], list[Column]]:
    """Those that a secret is written into, by model."""
    found = defaultdict(list)
    for column in text_columns():
        if str(column) not in KEEPS_ITS_VALUE:
            found[column.model].append(column)
    return found
