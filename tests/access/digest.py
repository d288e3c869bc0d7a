"""A digest of the database, to see that a refused request changed nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction

APPS = ("questions", "interviews")


def digest(*labels: str) -> str:
    """The digest of all rows of the apps' tables (questions and interviews unless others are named)."""
    found = hashlib.sha256()
    with connection.cursor() as cursor:
        for label in labels or APPS:
            for model in apps.get_app_config(label).get_models(include_auto_created=True):
                cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY id")
                found.update(repr(cursor.fetchall()).encode())
    return found.hexdigest()


@contextmanager
def undone() -> Iterator[None]:
    """Run a block, then take back what it did to the database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
