"""A person's desk: what is waiting for them, and how their last interviews went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Case, Count, When

from accounts.models import User
from interviews.models import Interview
from interviews.models.interview import State

_OPEN_AT_MOST = 10
_RESULTS = 3
# The running interview is always shown, even if there are many newer plans.
_URGENCY: Final = Case(
    When(state_now=State.RUNNING, then=0), When(state_now=State.GRADING, then=1), default=2
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    running: Sequence[Interview]
    waiting: Sequence[Interview]  # for grading
    planned: Sequence[Interview]
    results: Sequence[Interview]

    @property
    def is_empty(self) -> bool:
        return not (self.running or self.waiting or self.planned or self.results)


def desk(user: User) -> Desk:
    """Two statements, whatever the length of the history."""
    own = user.interviews.as_of_now().select_related("bar", "level_reached")
    open_ones = list(own.exclude(state=State.GRADED).order_by(_URGENCY, "-created_at", "-pk")[:_OPEN_AT_MOST])
    graded = own.filter(state=State.GRADED).annotate(levels=Count("ladder__levels")).newest_first()
    return Desk(
        running=_in_state(open_ones, State.RUNNING),
        waiting=_in_state(open_ones, State.GRADING),
        planned=_in_state(open_ones, State.PLANNED),
        results=list(graded[:_RESULTS]),
    )


def _in_state(interviews: Sequence[Interview], state: State) -> list[Interview]:
    return [interview for interview in interviews if interview.state_now == state]
