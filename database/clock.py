"""Time in an interview: one clock, the database's, in whole milliseconds since 1970 UTC.

`db_now()` is the only seam: it is read with every interview and stands in the WHERE of every guarded
write, so that web nodes whose clocks differ give the same verdict. Milliseconds are integers because
SQLite compares text times wrongly at whole seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Final

from django.db import models
from django.db.models import Expression, Func, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest
from django.db.models.sql.compiler import SQLCompiler

from database.units import SECOND


class MomentField(models.BigIntegerField[int | None, int | None]):
    """A point in time as milliseconds since 1970 UTC."""


class DatabaseNow(Func):
    """The database's own clock in milliseconds, the same throughout one statement."""

    arity = 0
    output_field = MomentField()

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Any:
        # julianday() keeps milliseconds; unixepoch('subsec') needs SQLite 3.42.
        template = "CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Any:
        template = "CAST(EXTRACT(EPOCH FROM STATEMENT_TIMESTAMP()) * 1000 AS BIGINT)"
        return super().as_sql(compiler, connection, template=template, **extra)


_NOW = DatabaseNow()


_HELD: Final[ContextVar[Callable[[], Expression] | None]] = ContextVar("held", default=None)


def db_now() -> Expression:
    """The expression for "now", always the same one but inside `held`; tests replace this one function."""
    held_at = _HELD.get()
    return held_at() if held_at else _NOW


@contextmanager
def held(now: Callable[[], Expression]) -> Iterator[None]:
    """Take what `now` says for "now" here, and nowhere else in the process: for rows of the past."""
    token = _HELD.set(now)
    try:
        yield
    finally:
        _HELD.reset(token)


def since(moment: Combinable) -> Expression:
    """Milliseconds from a stored moment to "now"; 0 where the clock was set back before it."""
    return Greatest(db_now() - moment, at(0), output_field=MomentField())


def at(moment: int) -> Value:
    """A known moment, typed so that it combines with clock columns in SQL."""
    return Value(moment, output_field=MomentField())


def as_datetime(moment: int | None) -> datetime | None:
    """For showing: an aware datetime in UTC."""
    return None if moment is None else datetime.fromtimestamp(moment / SECOND, UTC)


def from_datetime(when: datetime) -> int:
    """The moment of an aware datetime, to the millisecond."""
    return round(when.timestamp() * SECOND)
