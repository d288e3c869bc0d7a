"""A practice that is running."""

from __future__ import annotations

import pytest

from accounts.models import User
from interviews.models import Interview
from interviews.models.interview import State
from tests.support.builders import build_interview
from tests.support.running import SEAT, Clock


@pytest.fixture
def practice(owner: User, set_clock: Clock) -> Interview:
    """Three questions, begun at noon."""
    return build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
