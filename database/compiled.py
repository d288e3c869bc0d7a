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

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Final, ParamSpec, TypeVar

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, QuerySet

from database import clock
from database.parameters import Values, bound, fit
from database.private import CompiledSelect

P = ParamSpec("P")
R = TypeVar("R")
Row = TypeVar("Row")

_MOST_CHOICES: Final = 128  # that one function keeps
_FORGET: Final[list[Callable[[], None]]] = []


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
