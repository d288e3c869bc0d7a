"""Filters that show milliseconds, the unit of an interview's times."""

from __future__ import annotations

from datetime import datetime

from django import template

from database import clock
from database.units import MINUTE, SECOND

register = template.Library()


@register.filter
def moment(value: int | None) -> datetime | None:
    """A moment as a datetime, for the `date` filter: `{{ answer.saved_at|moment|date:"H:i" }}`."""
    return clock.as_datetime(value)


@register.filter
def stopwatch(value: int | None) -> str:
    """A duration as a clock shows it: 33:48, or 1:05:10 from an hour on; never negative."""
    seconds = max(0, value or 0) // SECOND
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@register.filter
def whole_minutes(value: int | None) -> int:
    """A duration in whole minutes, rounded to the nearest."""
    return round((value or 0) / MINUTE)
