"""The statements of the history: a page reads the same for all who set the same filters.

So each choice of filters is compiled once, whatever their values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import lru_cache, reduce
from operator import and_
from typing import Any, Final

from django.db.models import BooleanField, Count, Exists, Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.sql.compiler import SQLCompiler

from database.compiled import prepared
from interviews.models import Interview, Share
from interviews.models.interview import InterviewQuerySet, State
from questions.models import Level

PAGE_SIZE: Final = 12
NOT_YET_CHOICE: Final = "not-yet"  # as the value of the level filter

Names = tuple[str, ...]  # of filters that are set


class Beside(Enum):
    """Which side of its cursor a page is on."""

    NOTHING = 0  # the first page
    OLDER = 1
    NEWER = 2


class _Holds(Func):
    """Whether a list of texts, stored as JSON, holds one: `_Holds("area_names", area)`."""

    function = "JSON_EACH"
    template = "EXISTS (SELECT 1 FROM %(function)s(%(expressions)s))"
    arg_joiner = ") AS value WHERE value = ("
    arity = 2
    output_field = BooleanField()

    def as_postgresql(self, compiler: SQLCompiler, connection: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_ARRAY_ELEMENTS_TEXT")


@prepared
def choices_held(*, owner: int) -> QuerySet[Interview, tuple[Any, ...]]:
    own = Interview.objects.filter(owner=owner).order_by()
    return own.values_list(
        "role__title", "title", "bar__name", "level_reached__name", "area_names"
    ).distinct()


@lru_cache(maxsize=128)
def page_of(names: Names, beside: Beside) -> Callable[..., list[Interview]]:
    @prepared
    def page(
        *,
        owner: int,
        role: str,
        title: str,
        level: str,
        bar: str,
        area: str,
        mode: str,
        since: int,
        until: int,
        created_at: int,
        pk: int,
    ) -> QuerySet[Interview]:
        conditions = _conditions(role, title, level, bar, area, mode, since, until)
        own = Interview.objects.filter(_all(conditions[name] for name in names), owner=owner)
        matching = _with_row_facts(own)
        if beside is Beside.NEWER:
            nearest_first = matching.filter(_newer(created_at, pk)).order_by("created_at", "pk")
            return nearest_first[:PAGE_SIZE]
        if beside is Beside.OLDER:
            matching = matching.filter(~_newer(created_at, pk)).exclude(pk=pk)
        return matching.newest_first()[:PAGE_SIZE]

    return page


@lru_cache(maxsize=128)
def counts_of(names: Names, *, is_empty: bool) -> Callable[..., list[tuple[int, ...]]]:
    @prepared
    def counts(
        *,
        owner: int,
        role: str,
        title: str,
        level: str,
        bar: str,
        area: str,
        mode: str,
        since: int,
        until: int,
        created_at: int,
        pk: int,
    ) -> QuerySet[Interview, tuple[int, ...]]:
        conditions = _conditions(role, title, level, bar, area, mode, since, until)
        everything = _all(conditions[name] for name in names)
        newer = Q(pk=None) if is_empty else everything & _newer(created_at, pk)
        columns = {"total": Count("pk", filter=everything), "newer": Count("pk", filter=newer)}
        for left_out in names if is_empty else ():
            others = _all(conditions[name] for name in names if name != left_out)
            columns[f"without_{len(columns)}"] = Count("pk", filter=others)
        return (
            Interview.objects.filter(owner=owner)
            .order_by()
            .values("owner")
            .annotate(**columns)
            .values_list(*columns)
        )

    return counts


def _conditions(
    role: str, title: str, level: str, bar: str, area: str, mode: str, since: int, until: int
) -> dict[str, Q]:
    """What each filter asks for, by its name."""
    return {
        "role": Q(role__title=role),
        "title": Q(title=title),
        "level": Q(level_reached__name=level),
        NOT_YET_CHOICE: Q(state=State.GRADED, level_reached=None),
        "bar": Q(bar__name=bar),
        "area": Q(_Holds("area_names", area)),
        "mode": Q(mode=mode),
        "since": Q(created_at__gte=since),
        "until": Q(created_at__lt=until),
    }


def _all(conditions: Iterable[Q]) -> Q:
    return reduce(and_, conditions, ~Q(pk=None))


def _newer(created_at: int, pk: int) -> Q:
    return Q(created_at__gt=created_at) | Q(created_at=created_at, pk__gt=pk)


def _with_row_facts(interviews: InterviewQuerySet) -> InterviewQuerySet:
    levels = Level.objects.filter(ladder=OuterRef("ladder")).order_by().values("ladder")
    return (
        interviews.as_of_now()
        .select_related("bar", "level_reached")
        .annotate(
            levels=Subquery(levels.annotate(number=Count("pk")).values("number")),
            is_shared=Exists(Share.objects.open().filter(interview=OuterRef("pk"))),
        )
    )
