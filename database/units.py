"""The units of time in an interview: moments and durations are whole milliseconds. Pure."""

from __future__ import annotations

from typing import Final

SECOND: Final = 1000
MINUTE: Final = 60 * SECOND


def seconds_up(milliseconds: int) -> int:
    """In whole seconds, a begun one counted: late is late by a second at least."""
    return -(-milliseconds // SECOND)
