"""Lets the services act at a moment in the past."""

from __future__ import annotations

from contextlib import AbstractContextManager

from database import clock


class Timeline:
    """A clock that stands where `go_to` and `wait` put it (milliseconds), inside `entered`."""

    def __init__(self) -> None:
        self.now = 0

    def entered(self) -> AbstractContextManager[None]:
        """Replace the database's clock by this one, in this thread only."""
        return clock.held(lambda: clock.at(self.now))

    def go_to(self, moment: int) -> None:
        self.now = moment

    def wait(self, milliseconds: int) -> None:
        self.now += milliseconds
