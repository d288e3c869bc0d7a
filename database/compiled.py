"""Queries that are compiled once: those of every request, and of the pages that everybody waits for.

Django makes the SQL of a queryset anew for each request, which takes it longer than the database takes to
answer. A prepared query is an ordinary queryset, written with parameters where values will be:

    @prepared
    def active_user(*, pk: int) -> QuerySet[User]:
        return User.objects.filter(pk=pk, is_active=True)

    found = active_user(pk=7)  # a list of users

Values change and the SQL stays. So None equals nothing, as in SQL; a value that no column can hold finds
nothing; no condition may depend on a value; and whatever the function reads elsewhere, such as the time of
day, stays as it was at the first call. What does change the SQL is a choice: an argument before a `/`, each
combination of which is compiled apart.

With the setting COMPILE_QUERIES off every call builds its queryset and runs it, with the same results.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property, lru_cache, wraps
from inspect import Parameter as Argument
from inspect import signature
from typing import Any, Final, ParamSpec, TypeVar, get_args, get_type_hints

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Expression, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from database import clock
from database.private import CompiledSelect

P = ParamSpec("P")
R = TypeVar("R")
Row = TypeVar("Row")

_MOST_CHOICES: Final = 128  # that one function keeps
_FORGET: Final[list[Callable[[], None]]] = []
_FIELDS: Final[dict[type, type[models.Field[Any, Any]]]] = {
    bool: models.BooleanField,
    datetime: models.DateTimeField,
    int: models.BigIntegerField,
    str: models.TextField,
    uuid.UUID: models.UUIDField,
}
_WIDEST: Final = 2**63
_ARGUMENTS: Final = (Argument.POSITIONAL_ONLY, Argument.KEYWORD_ONLY, Argument.VAR_KEYWORD)


class Parameter(Expression):
    """A value that is given when the query runs."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Any:
        return "%s", (self,)

    def bound(self, values: Mapping[str, Any], connection: Any) -> Any:
        """As the database takes it."""
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Values:
    """The values of a function: its keyword-only arguments, also as the TypedDict that it unpacks.

    Raises TypeError for a function whose calls could not be told apart into choices and values.
    """

    def __init__(self, build: Callable[..., object]) -> None:
        self.build = build
        for argument in signature(build).parameters.values():
            if argument.kind not in _ARGUMENTS or argument.default is not Argument.empty:
                raise TypeError(
                    f"{build.__qualname__}: choices are positional-only arguments, values keyword-only ones, "
                    f"and none has a default; {argument.name} is another kind."
                )

    @cached_property
    def fields(self) -> dict[str, models.Field[Any, Any]]:
        """The kind of column that holds each value, by the annotations."""
        return {name: _FIELDS[_kind(hint)]() for name, hint in self._hints()}

    def to_come(self) -> dict[str, Parameter]:
        """Parameters, for a query whose values are not known yet."""
        return {name: Parameter(name, field) for name, field in self.fields.items()}

    def known(self, given: Mapping[str, Any]) -> dict[str, Value]:
        """The values themselves, as expressions that mean in a query what a parameter does."""
        return {name: Value(value, output_field=self.fields[name]) for name, value in given.items()}

    def _hints(self) -> Iterator[tuple[str, Any]]:
        # A function's hints are read at its first call: before, the models may be loading.
        hints = get_type_hints(self.build)
        for name, argument in signature(self.build).parameters.items():
            if argument.kind is Argument.KEYWORD_ONLY:
                yield name, hints[name]
            elif argument.kind is Argument.VAR_KEYWORD:
                (unpacked,) = get_args(hints[name])
                yield from get_type_hints(unpacked).items()


def fit(values: Iterable[object]) -> bool:
    """Whether columns can hold these: numbers of 64 bits, texts without the NUL that PostgreSQL refuses."""
    return all(_fits(value) for value in values)


def bound(params: Iterable[Any], values: Mapping[str, Any], connection: Any) -> tuple[Any, ...]:
    """The parameters of a compiled statement with these values in them."""
    return tuple(
        param.bound(values, connection) if isinstance(param, Parameter) else param for param in params
    )


def _fits(value: object) -> bool:
    if isinstance(value, int):
        return -_WIDEST <= value < _WIDEST
    return not (isinstance(value, str) and "\0" in value)


def _kind(hint: Any) -> type:
    """The type of an annotation such as `int` or `UUID | None`."""
    kinds: list[type] = [kind for kind in get_args(hint) or (hint,) if kind is not type(None)]
    return kinds[0]


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Make a function that builds a queryset into one that runs it, compiled at its first call."""
    queryset: Callable[..., QuerySet[Any, Row]] = build  # as built with expressions for the values
    values = Values(build)

    @kept
    def compiled(*choices: Any) -> CompiledSelect | None:
        try:
            return CompiledSelect(queryset(*choices, **values.to_come()))
        except EmptyResultSet:
            return None

    @wraps(build)
    def run(*choices: P.args, **given: P.kwargs) -> list[Row]:
        if not fit(given.values()):
            return []
        if not settings.COMPILE_QUERIES:
            return list(queryset(*choices, **values.known(given)))
        select = compiled(*choices)
        if select is None:
            return []
        connection = connections[select.database]
        return select.rows(bound(select.params, given, connection), connection)

    return run


def kept(make: Callable[..., R]) -> Callable[..., R]:
    """Keep what `make` returns for each choice and for the clock, which is compiled into it."""

    @lru_cache(_MOST_CHOICES)
    def made(now: Expression, *choices: Any) -> R:
        return make(*choices)

    _FORGET.append(made.cache_clear)
    return lambda *choices: made(clock.db_now(), *choices)


def compile_anew() -> None:
    """Forget every compiled query: for tests that change what a query says."""
    for forget in _FORGET:
        forget()
