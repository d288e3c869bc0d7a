"""The parts of Django that are private or in no documentation and that this folder stands on, all of them.

Outside this file nothing of the house reads such a part of the ORM (tests/house/private_parts.py). After an
upgrade of Django, tests/database/test_private.py tells which of them changed:

- `QuerySet.__dict__`: all that a queryset knows; a copy of it finds the same rows. (copy.copy() runs it.)
- `QuerySet._query`: what it asks for.
- `QuerySet._db`: the database that it asks.
- `QuerySet._known_related_objects`: what the object that a related manager belongs to puts into each row.
- `Query.get_compiler`: asked once in a run, with `using` alone, for what knows the SQL.
- `Query.chain`: the same conditions as a query of another kind.
- `UpdateQuery.add_update_values`: the columns that an update writes.
- `SQLCompiler.as_sql`: the SQL with its parameters, asked for in each run.
- `SQLCompiler.select`: the columns of the SQL; the first item of each is its expression.
- `SQLCompiler.get_converters`: what makes the values of these columns Python's, asked for in each run.
- `SQLCompiler.connection`: where the SQL is run.
- `SQLCompiler.compile`: the SQL of one expression.
- `F.resolve_expression`: the column that it means in a query.
- `SessionStore.load`: what a session holds, read when it is first looked at.
- `SessionStore.decode`: the inverse of how a session is stored.
- `SessionStore._session_key`: None for a session that is new or was not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from django.contrib.sessions.backends import db
from django.db.models import F, QuerySet
from django.db.models.expressions import BaseExpression
from django.db.models.sql.subqueries import UpdateQuery

if TYPE_CHECKING:
    from django.contrib.sessions.base_session import AbstractBaseSession

Column = BaseExpression | F


class CompiledSelect:
    """A queryset with its SQL; running it is Django's own code but for the compiling."""

    def __init__(self, queryset: Any) -> None:
        self.queryset = queryset
        self.database: str = queryset.db
        self.compiler = queryset.query.get_compiler(using=self.database)
        self.sql, self.params = self.compiler.as_sql()
        self.converters = self.compiler.get_converters([column for column, *_ in self.compiler.select])

    def rows(self, params: Sequence[Any], connection: Any) -> list[Any]:
        """What the queryset finds with these parameters; many threads may ask at once."""
        compiler = _twin(
            self.compiler,
            connection=connection,
            as_sql=lambda: (self.sql, params),
            get_converters=lambda expressions: self.converters,
        )
        query = _twin(self.queryset.query, get_compiler=lambda using: compiler)
        # Known objects would be those of the first run.
        return list(_twin(self.queryset, _query=query, _db=self.database, _known_related_objects={}))


def update_returning(
    rows: QuerySet[Any], values: Mapping[str, Any], columns: Iterable[Column]
) -> tuple[str, tuple[Any, ...]]:
    """The SQL of an update that tells these columns of what it changed, and its parameters."""
    query = cast(UpdateQuery, rows.query.chain(UpdateQuery))
    query.add_update_values(dict(values))
    compiler = query.get_compiler(using=rows.db)
    sql, params = compiler.as_sql()
    table = rows.model._default_manager.all().query
    told = [compiler.compile(column.resolve_expression(table)) for column in columns]
    returned = ", ".join(column for column, _ in told)
    return f"{sql} RETURNING {returned}", (*params, *(param for _, own in told for param in own))


class FoundSessions(db.SessionStore):
    """Django's database sessions, but that a subclass finds the one of a key."""

    def find(self, key: str) -> AbstractBaseSession | None:
        raise NotImplementedError

    def load(self) -> dict[str, Any]:
        found = self.find(self.session_key or "")
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found.session_data)


def _twin(thing: Any, **changes: Any) -> Any:
    """A shallow copy with changes; copy.copy() would take longer than the query itself."""
    twin = object.__new__(type(thing))
    vars(twin).update(vars(thing), **changes)
    return twin
