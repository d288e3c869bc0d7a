"""Three interviews that differ in everything that the history filters by."""

from __future__ import annotations

import pytest

from accounts.models import User
from interviews.models import Interview
from tests.interviews.history.pages import DAY
from tests.support.builders import build_role
from tests.support.factories import NOON
from tests.support.graded import build_answered, build_graded


@pytest.fixture
def three(owner: User) -> list[Interview]:
    """An old graded practice at Mid, a newer graded mock above the bar, and one that waits."""
    pilot, started_at = build_role(areas=2, title="Harbour pilot"), NOON - 40 * DAY
    return [
        build_graded(
            owner, role=pilot, ranks=(2,), title="Tide clerk", mode="practice", started_at=started_at
        ),
        build_graded(
            owner, role=pilot, ranks=(3, 3), title="Gauge engineer", bar="Mid", started_at=NOON - DAY
        ),
        build_answered(owner, turns=1, title="Harbour lead", bar="Lead"),
    ]
