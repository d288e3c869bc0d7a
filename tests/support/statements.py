"""Count the statements of a request as the budgets mean them: SELECT, INSERT, UPDATE and DELETE only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection
from django.test.utils import CaptureQueriesContext

_VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")


@dataclass
class Statements:
    sql: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.sql)

    @property
    def writes(self) -> int:
        return sum(not statement.startswith("SELECT") for statement in self.sql)

    def __str__(self) -> str:
        return "\n".join(f"{number}. {statement}" for number, statement in enumerate(self.sql, 1))


@contextmanager
def counted() -> Iterator[Statements]:
    """Collect the statements run inside the block; transaction control does not count."""
    statements = Statements()
    with CaptureQueriesContext(connection) as captured:
        yield statements
    executed = (query["sql"].lstrip("( ") for query in captured.captured_queries)
    statements.sql += [sql for sql in executed if sql.startswith(_VERBS)]
