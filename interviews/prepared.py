"""Queries that are compiled once, with the clock that they were compiled for; see accounts/prepared.py."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, ParamSpec, TypeVar

from django.db.models import QuerySet

from accounts import prepared as plain
from interviews import clock

P = ParamSpec("P")
R = TypeVar("R")
Row = TypeVar("Row")


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Make a function that builds a queryset into one that runs it, compiled at its first call."""
    return plain.prepared(build, key=_clock)


def once_per_clock(make: Callable[[], R]) -> Callable[[], R]:
    """Keep what `make` returns as long as the clock that is compiled into it is the same one."""
    return plain.once(make, key=_clock)


def _clock() -> Hashable:
    return clock.db_now()
