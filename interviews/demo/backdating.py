"""Letting the services act at a moment that has passed."""

from __future__ import annotations

from django.db.models import Value

from database import clock


class Timeline:
    """While it is entered, the clock stands where `go_to` and `wait` put it (milliseconds)."""

    def __init__(self) -> None:
        self.now = 0

    def _stand_still(self) -> Value:
        return clock.at(self.now)

    def __enter__(self) -> Timeline:
        self._real = clock.db_now
        clock.db_now = self._stand_still
        return self

    def __exit__(self, *error: object) -> None:
        clock.db_now = self._real

    def go_to(self, moment: int) -> None:
        self.now = moment

    def wait(self, milliseconds: int) -> None:
        self.now += milliseconds
