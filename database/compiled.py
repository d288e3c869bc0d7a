"""Queries that are compiled once: those of every request, and of the pages that everybody waits for.

Django makes the SQL of a queryset anew for each request, which takes it longer than the database takes to
answer. A prepared query is an ordinary queryset, written with parameters where values will be:

    @prepared
    def active_user(*, pk: int) -> QuerySet[User]:
        return User.objects.filter(pk=pk, is_active=True)

    found = active_user(pk=7)  # a list of users

Values change and the SQL stays. So None equals nothing, as in SQL; no condition may depend on a value; and
whatever the function reads elsewhere, such as the time of day, stays as it was at the first call.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from inspect import signature
from types import SimpleNamespace
from typing import Any, Final, ParamSpec, TypeVar, get_type_hints

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from database import clock

P = ParamSpec("P")
R = TypeVar("R")
Row = TypeVar("Row")

_FIELDS: Final[dict[type, type[models.Field[Any, Any]]]] = {
    bool: models.BooleanField,
    datetime: models.DateTimeField,
    int: models.BigIntegerField,
    str: models.TextField,
    uuid.UUID: models.UUIDField,
}
_WIDEST: Final = 2**63
_COMPILED: Final[list[dict[Any, Any]]] = []


class Parameter(Expression):
    """A value that is given when the query runs."""

    def __init__(self, name: str, kind: type) -> None:
        super().__init__(output_field=_FIELDS[kind]())
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Any:
        return "%s", [self]

    def bound(self, values: Mapping[str, Any], connection: Any) -> Any:
        """As the database takes it. Raises EmptyResultSet for what no column can hold.

        That is a number of more than 64 bits, and a text with a NUL, which PostgreSQL refuses.
        """
        value = values[self.name]
        if isinstance(value, int) and not -_WIDEST <= value < _WIDEST:
            raise EmptyResultSet
        if isinstance(value, str) and "\0" in value:
            raise EmptyResultSet
        return self.output_field.get_db_prep_value(value, connection)


def parameters_of(build: Callable[..., object]) -> dict[str, Any]:
    """The parameters that a function's keyword-only arguments stand for, by their annotations."""
    kinds = get_type_hints(build)
    return {name: Parameter(name, _kind(kinds[name])) for name in signature(build).parameters}


def bind(params: Sequence[Any], values: Mapping[str, Any], connection: Any) -> tuple[Any, ...]:
    """The parameters of a compiled statement with these values in them. Raises EmptyResultSet."""
    return tuple(
        param.bound(values, connection) if isinstance(param, Parameter) else param for param in params
    )


def compile_anew() -> None:
    """Forget every compiled query: for tests that change what a query says."""
    for made in _COMPILED:
        made.clear()


def once_per_clock(make: Callable[[], R]) -> Callable[[], R]:
    """Keep what `make` returns as long as the clock that is compiled into it is the same one."""
    made: dict[Hashable, R] = {}
    _COMPILED.append(made)

    def kept() -> R:
        now = clock.db_now()
        result = made.get(now)
        if result is None:
            result = make()
            made.clear()
            made[now] = result
        return result

    return kept


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Make a function that builds a queryset into one that runs it, compiled at its first call."""

    def compiled() -> _Compiled:
        return _Compiled(build(**parameters_of(build)))  # type: ignore[call-arg]

    template = once_per_clock(compiled)

    @wraps(build)
    def run(*args: P.args, **values: P.kwargs) -> list[Row]:
        return template().rows(values)

    return run


class _Compiled:
    """A queryset with its SQL; running it is Django's own code but for the compiling."""

    def __init__(self, queryset: Any) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(queryset.db)
        self.sql, self.params = self.compiler.as_sql()
        self.converters = self.compiler.get_converters([column for column, *_ in self.compiler.select])

    def rows(self, values: Mapping[str, Any]) -> list[Any]:
        connection = connections[self.queryset.db]
        try:
            params = bind(self.params, values, connection)
        except EmptyResultSet:
            return []
        compiler = _twin(
            self.compiler,
            connection=connection,
            as_sql=lambda: (self.sql, params),
            get_converters=lambda expressions: self.converters,
        )
        query = _twin(self.queryset.query, get_compiler=lambda using: compiler)
        # What Django's iterables ask of a queryset; a copy of the queryset itself would run it.
        asked = SimpleNamespace(
            query=query,
            db=connection.alias,
            model=self.queryset.model,
            _fields=self.queryset._fields,
            _known_related_objects={},
        )
        return list(self.queryset._iterable_class(asked))


def _twin(thing: Any, **changes: Any) -> Any:
    """A shallow copy with changes; copy.copy() would take longer than the query itself."""
    twin = object.__new__(type(thing))
    vars(twin).update(vars(thing), **changes)
    return twin


def _kind(hint: Any) -> type:
    """The type of an annotation such as `int` or `UUID | None`."""
    kinds = [kind for kind in getattr(hint, "__args__", (hint,)) if kind is not type(None)]
    return kinds[0]  # type: ignore[no-any-return]
