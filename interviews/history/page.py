"""A person's interviews as a list: filtered, a page at a time, three statements whatever its length."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from database.clock import as_datetime, from_datetime
from interviews.history.queries import NOT_YET_CHOICE, Beside, Names, Sought, choices_held, counts_of, page_of
from interviews.models import Interview
from interviews.models.interview import State

Filters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """What the person's interviews hold, to choose from."""

    roles: list[str]
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
    def planned_at(self) -> datetime | None:
        """What the list is ordered and filtered by, whenever the interview was begun."""
        return as_datetime(self.interview.created_at)

    @property
    def is_graded(self) -> bool:
        return self.state == State.GRADED

    @property
    def is_waiting(self) -> bool:
        return self.state == State.GRADING

    @property
    def time_used(self) -> int | None:
        """Milliseconds, None while it is planned or running."""
        return self.interview.time_used if self.interview.reads_as_closed else None


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
    held = choices_held(owner=owner.pk)
    return FilterOptions(
        roles=sorted({role for role, *_ in held}),
        titles=sorted({title for _, title, *_ in held}),
        bars=sorted({bar for _, _, bar, *_ in held}),
        levels=sorted({level for *_, level, _ in held if level}),
        areas=sorted({area for *_, areas in held for area in areas}),
    )


def history_page(owner: User, *, filters: Filters, before: str = "", after: str = "") -> HistoryPage:
    """A page of the matching interviews, newest first, or those beside a cursor. Two statements.

    If nothing is left beyond the cursor this is the first page, which takes one statement more.
    """
    names = tuple(
        NOT_YET_CHOICE if (name, value) == ("level", NOT_YET_CHOICE) else name
        for name, value in filters.items()
    )
    sought = _sought(owner, filters)
    rows = _rows(names, sought, before=before, after=after)
    if not rows and (before or after):
        rows = _rows(names, sought)
    total, newer, *without = _counted(names, sought, rows)
    droppable = [name for name, number in zip(filters, without, strict=False) if number]
    return HistoryPage(rows=rows, total=total, newer=newer, droppable=droppable)


def _sought(owner: User, filters: Filters) -> Sought:
    """Days become moments, in the person's zone."""
    since, until = filters.get("since"), filters.get("until")
    return Sought(
        owner=owner.pk,
        role=filters.get("role", ""),
        title=filters.get("title", ""),
        level=filters.get("level", ""),
        bar=filters.get("bar", ""),
        area=filters.get("area", ""),
        mode=filters.get("mode", ""),
        since=_midnight(since) if since else 0,
        until=_midnight(until + timedelta(days=1)) if until else 0,
    )


def _rows(names: Names, sought: Sought, *, before: str = "", after: str = "") -> list[HistoryRow]:
    newer_than, older_than = _parsed(after), _parsed(before)
    place, beside = (newer_than, Beside.NEWER) if newer_than else (older_than, Beside.OLDER)
    created_at, pk = place or (0, 0)
    found = page_of(names, beside if place else Beside.NOTHING, **sought, created_at=created_at, pk=pk)
    return [_row(interview) for interview in (found[::-1] if newer_than else found)]


def _counted(names: Names, sought: Sought, rows: list[HistoryRow]) -> tuple[int, ...]:
    """How many match, how many of them are newer than the page; without rows also without each filter."""
    first = rows[0].interview if rows else None
    created_at, pk = (first.created_at or 0, first.pk) if first else (0, 0)
    found = counts_of(names, () if first else names, **sought, created_at=created_at, pk=pk)
    return found[0] if found else (0, 0)


def _midnight(day: date) -> int:
    """The start of a day in the person's zone, in milliseconds."""
    return from_datetime(datetime.combine(day, time.min, timezone.get_current_timezone()))


def _row(interview: Interview) -> HistoryRow:
    annotated: Any = interview
    return HistoryRow(interview, annotated.state_now, annotated.levels, annotated.is_shared)


def _cursor(interview: Interview) -> str:
    key = f"{interview.created_at}.{interview.pk}"
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _parsed(cursor: str) -> tuple[int, int] | None:
    """The place that a cursor names; None for an empty or an invalid cursor."""
    try:
        created_at, _, pk = (
            base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(".")
        )
        place = int(created_at), int(pk)
    except (ValueError, binascii.Error):
        return None
    return place if max(place) < 2**63 else None
