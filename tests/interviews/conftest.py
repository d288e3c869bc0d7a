from __future__ import annotations

import pytest

from accounts.models import User
from interviews.models import Interview
from interviews.models.interview import State
from tests.builders import build_interview
from tests.running import SEAT, Clock


@pytest.fixture
def interview(owner: User, set_clock: Clock) -> Interview:
    """A mock of three questions that began at noon; a file about something else has its own."""
    return build_interview(owner, state=State.RUNNING, seat=SEAT)
