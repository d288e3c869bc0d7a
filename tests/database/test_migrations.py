"""What a migration may do while the release before it is still running."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.db.migrations import AddField
from django.db.migrations.loader import MigrationLoader
from django.db.models import NOT_PROVIDED, Field

from tests.house.modules import APPS

BEFORE_THE_RULE: Final = {"questions.0004_dropped_questions_return: question.is_dropped"}


def columns_that_the_old_release_cannot_fill() -> Iterator[str]:
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        for step in migration.operations if app in APPS and not migration.initial else ():
            if isinstance(step, AddField) and not _fills_itself(step.field):
                yield f"{app}.{name}: {step.model_name}.{step.name}"


def _fills_itself(field: Field[Any, Any]) -> bool:
    return field.null or field.many_to_many or field.db_default is not NOT_PROVIDED


def test_the_running_release_can_insert_without_a_new_column() -> None:
    found = set(columns_that_the_old_release_cannot_fill()) - BEFORE_THE_RULE

    assert not found, f"{found}: give the field a db_default; code that does not know the column inserts too."
