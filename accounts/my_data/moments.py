"""Times of an export: in UTC in data.json, in the person's zone on the pages. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo


def iso(when: datetime | None) -> str | None:
    """In UTC, to the millisecond, with its zone: 2026-11-29T14:03:00.000Z."""
    if when is None:
        return None
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def spoken(moment: str | None, zone: tzinfo) -> str:
    """A moment of data.json in words, "" for none."""
    if not moment:
        return ""
    local = _local(moment, zone)
    return f"{local.day} {local:%B %Y, %H:%M %Z}"


def day(moment: str | None, zone: tzinfo) -> str:
    """The day of a moment of data.json, as in a file's name; "" for none."""
    return f"{_local(moment, zone):%Y-%m-%d}" if moment else ""


def _local(moment: str, zone: tzinfo) -> datetime:
    return datetime.fromisoformat(moment).astimezone(zone)
