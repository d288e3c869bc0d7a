"""A person's interviews as a list: filtered, a page at a time, three statements whatever its length."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import and_
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import User
from interviews.clock import as_datetime
from interviews.course import time_used
from interviews.models import Interview, Share, Turn
from interviews.models.interview import InterviewQuerySet, State
from questions.models import Level

PAGE_SIZE: Final = 12
NOT_YET: Final = "not-yet"  # as the value of the level filter

Filters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """What the person's interviews hold, to choose from."""

    titles: list[str]
    bars: list[str]
    levels: list[str]
    areas: list[str]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    interview: Interview
    state: str
    levels: int  # of the ladder
    is_shared: bool

    @property
    def month(self) -> datetime | None:
        return as_datetime(self.interview.created_at)

    @property
    def when(self) -> datetime | None:
        return as_datetime(self.interview.started_at or self.interview.created_at)

    @property
    def is_graded(self) -> bool:
        return self.state == State.GRADED

    @property
    def is_waiting(self) -> bool:
        return self.state == State.GRADING

    @property
    def rank(self) -> int:
        return self.interview.level_reached.rank if self.interview.level_reached else 0

    @property
    def level_name(self) -> str:
        return self.interview.level_reached.name if self.interview.level_reached else "Not yet"

    @property
    def time_used(self) -> int | None:
        """Milliseconds, None while it is planned or running."""
        interview = self.interview
        if interview.started_at is None or not (self.is_graded or self.is_waiting):
            return None
        until = interview.closed_at or interview.deadline_at or interview.started_at
        return time_used(started_at=interview.started_at, until=until, paused_for=interview.paused_for)


@dataclass(frozen=True, slots=True)
class HistoryPage:
    rows: list[HistoryRow]
    total: int  # that match the filters
    newer: int  # that match and stand before the first row
    droppable: list[str]  # filters without any one of which something would match

    @property
    def first(self) -> int:
        return self.newer + 1

    @property
    def last(self) -> int:
        return self.newer + len(self.rows)

    @property
    def before(self) -> str:
        """The cursor of the older page, "" on the last one."""
        return _cursor(self.rows[-1].interview) if self.rows and self.last < self.total else ""

    @property
    def after(self) -> str:
        """The cursor of the newer page, "" on the first one."""
        return _cursor(self.rows[0].interview) if self.rows and self.newer else ""


def filter_options(owner: User) -> FilterOptions:
    """One statement."""
    held = list(
        owner.interviews.order_by()
        .values_list("title", "bar__name", "level_reached__name", "area_names")
        .distinct()
    )
    return FilterOptions(
        titles=sorted({title for title, *_ in held}),
        bars=sorted({bar for _, bar, *_ in held}),
        levels=sorted({level for _, _, level, _ in held if level}),
        areas=sorted({area for *_, areas in held for area in areas}),
    )


def history_page(owner: User, *, filters: Filters, before: str = "", after: str = "") -> HistoryPage:
    """A page of the matching interviews, newest first, or those beside a cursor. Two statements."""
    conditions = {name: _condition(name, value) for name, value in filters.items()}
    matching = _with_row_facts(owner.interviews.filter(_all(conditions)))
    rows = [_row(interview) for interview in _slice(matching, before=before, after=after)]
    counts = owner.interviews.aggregate(**_counts(conditions, rows))
    return HistoryPage(
        rows=rows,
        total=counts["total"],
        newer=counts["newer"],
        droppable=[name for name in conditions if counts.get(f"without_{name}")],
    )


def _slice(matching: InterviewQuerySet, *, before: str, after: str) -> list[Interview]:
    newer_than, older_than = _parsed(after), _parsed(before)
    if newer_than is not None:
        nearest_first = matching.filter(_newer(*newer_than)).order_by("created_at", "pk")
        return list(nearest_first[:PAGE_SIZE])[::-1]
    if older_than is not None:
        matching = matching.filter(~_newer(*older_than)).exclude(pk=older_than[1])
    return list(matching.newest_first()[:PAGE_SIZE])


def _counts(conditions: Mapping[str, Q], rows: list[HistoryRow]) -> dict[str, Count]:
    everything = _all(conditions)
    first = rows[0].interview if rows else None
    counts = {
        "total": Count("pk", filter=everything),
        "newer": Count(
            "pk", filter=everything & (_newer(first.created_at or 0, first.pk) if first else Q(pk=None))
        ),
    }
    if rows:
        return counts
    for name in conditions:
        others = {other: condition for other, condition in conditions.items() if other != name}
        counts[f"without_{name}"] = Count("pk", filter=_all(others))
    return counts


def _condition(name: str, value: Any) -> Q:
    if name == "level":
        return Q(state=State.GRADED, level_reached=None) if value == NOT_YET else Q(level_reached__name=value)
    if name == "area":
        return Q(Exists(Turn.objects.filter(interview=OuterRef("pk"), area__name=value)))
    return {
        "title": lambda: Q(title=value),
        "bar": lambda: Q(bar__name=value),
        "mode": lambda: Q(mode=value),
        "since": lambda: Q(created_at__gte=_midnight(value)),
        "until": lambda: Q(created_at__lt=_midnight(value + timedelta(days=1))),
    }[name]()


def _all(conditions: Mapping[str, Q]) -> Q:
    return reduce(and_, conditions.values(), ~Q(pk=None))


def _midnight(day: date) -> int:
    """The start of a day in the person's zone, in milliseconds."""
    return int(datetime.combine(day, time.min, timezone.get_current_timezone()).timestamp() * 1000)


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


def _row(interview: Interview) -> HistoryRow:
    annotated: Any = interview
    return HistoryRow(interview, annotated.state_now, annotated.levels, annotated.is_shared)


def _cursor(interview: Interview) -> str:
    key = f"{interview.created_at}.{interview.pk}"
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _parsed(cursor: str) -> tuple[int, int] | None:
    """The place a cursor names; None for none, or for one that was not made here."""
    try:
        created_at, _, pk = (
            base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(".")
        )
        place = int(created_at), int(pk)
    except (ValueError, binascii.Error):
        return None
    return place if max(place) < 2**63 else None
