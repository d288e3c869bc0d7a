"""A site full of other people's interviews, made by the database itself: one INSERT … SELECT per table.

Each interview of the crowd carries what saving and the history touch: one answered turn, one answer of 200
characters, one line of that answer's history. One that was really sat has about three turns and ten boxes.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import connection, transaction

from accounts.models import User
from database.units import MINUTE
from interviews.models import Answer, AnswerRevision, Interview, Turn

EACH_HAS = 50
_UUID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT i FROM n"


def fill(*, like: Interview, stored: int) -> None:
    """Store so many twins of an interview, of people with fifty each, and let the database count its rows."""
    turn = like.turns.get(position=1)
    answer = turn.answers.get(position=0)
    answer.text, answer.revision, answer.saved_at = answer.text[:200], 1, like.closed_at
    answer.save()
    line = AnswerRevision.objects.create(
        answer=answer, operation=uuid.uuid4(), revision=1, size=200, at=like.closed_at or 0
    )
    with transaction.atomic():
        first, number = _people(max(1, stored // EACH_HAS))
        owner = {
            "owner_id": f"{first} + n.i %% {number}",
            "created_at": f"t.created_at - n.i * CAST({MINUTE} AS BIGINT)",
        }
        rows = _NUMBERS.format(stored)
        for model, row, changes in (
            (Interview, like, {**owner, "public_id": _UUID[connection.vendor]}),
            (Turn, turn, {"interview_id": "n.i"}),
            (Answer, answer, {"turn_id": "n.i"}),
            (AnswerRevision, line, {"answer_id": "n.i", "operation": _UUID[connection.vendor]}),
        ):
            rows = _insert(model, row, changes, rows)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _people(number: int) -> tuple[int, int]:
    """The first id of so many people, and their number; their ids follow each other."""
    people = User.objects.bulk_create(
        (User(email=f"crowd{place}@example.test", password="!") for place in range(number)),  # noqa: S106 - nobody signs in with it
        batch_size=500,
    )
    return people[0].pk, len(people)


def _insert(model: Any, row: Any, changes: dict[str, str], numbers: str) -> str:
    """A twin of `row` for each of `numbers`, changed by expressions; the SELECT of the new rows' ids."""
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    values = ", ".join(changes.get(column, f"t.{column}") for column in columns)
    last = model.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)})"  # noqa: S608 - our own names
            f" SELECT {values} FROM {table} t, ({numbers}) n WHERE t.id = %s",
            [row.pk],
        )
    return f"SELECT id AS i FROM {table} WHERE id > {last}"  # noqa: S608 - our own names
