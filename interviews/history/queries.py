"""The statements of the history. Their SQL depends only on which filters are set.

So each choice of filters is compiled once, whatever their values.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import reduce
from operator import and_
from typing import Any, Final, TypedDict, Unpack

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


class Sought(TypedDict):
    """Whose interviews, and the value of each filter; a filter that is not set has a placeholder."""

    owner: int
    role: str
    title: str
    level: str
    bar: str
    area: str
    mode: str
    since: int
    until: int


class Wanted(Sought):
    """The same, with the place to start from: the moment and the id of an interview."""

    created_at: int
    pk: int


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


@prepared
def page_of(names: Names, beside: Beside, /, **wanted: Unpack[Wanted]) -> QuerySet[Interview]:
    """A page of those that match the filters of these names, on one side of a place."""
    conditions = _conditions(wanted)
    own = Interview.objects.filter(_all(conditions[name] for name in names), owner=wanted["owner"])
    matching = _with_row_facts(own)
    if beside is Beside.NEWER:
        return matching.filter(_newer(wanted)).order_by("created_at", "pk")[:PAGE_SIZE]
    if beside is Beside.OLDER:
        matching = matching.filter(~_newer(wanted)).exclude(pk=wanted["pk"])
    return matching.newest_first()[:PAGE_SIZE]


@prepared
def counts_of(
    names: Names, left_out: Names, /, **wanted: Unpack[Wanted]
) -> QuerySet[Interview, tuple[int, ...]]:
    """How many match, how many of those are newer than a place, and how many match without each filter."""
    conditions = _conditions(wanted)
    everything = _all(conditions[name] for name in names)
    newer = everything & _newer(wanted)
    columns = {"total": Count("pk", filter=everything), "newer": Count("pk", filter=newer)}
    for name in left_out:
        others = _all(conditions[other] for other in names if other != name)
        columns[f"without_{len(columns)}"] = Count("pk", filter=others)
    own = Interview.objects.filter(owner=wanted["owner"]).order_by().values("owner")
    return own.annotate(**columns).values_list(*columns)


def _conditions(wanted: Wanted) -> dict[str, Q]:
    """What each filter asks for, by its name."""
    return {
        "role": Q(role__title=wanted["role"]),
        "title": Q(title=wanted["title"]),
        "level": Q(level_reached__name=wanted["level"]),
        NOT_YET_CHOICE: Q(state=State.GRADED, level_reached=None),
        "bar": Q(bar__name=wanted["bar"]),
        "area": Q(_Holds("area_names", wanted["area"])),
        "mode": Q(mode=wanted["mode"]),
        "since": Q(created_at__gte=wanted["since"]),
        "until": Q(created_at__lt=wanted["until"]),
    }


def _all(conditions: Iterable[Q]) -> Q:
    return reduce(and_, conditions, ~Q(pk=None))


def _newer(place: Wanted) -> Q:
    at = place["created_at"]
    return Q(created_at__gt=at) | Q(created_at=at, pk__gt=place["pk"])


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
