from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from interviews.models import Interview
from interviews.models.interview import State
from tests.support.builders import build_interview
from tests.support.running import SEAT, Clock


@pytest.fixture
def interview(owner: User, set_clock: Clock) -> Interview:
    """A mock of three questions that began at noon; a file about something else has its own."""
    return build_interview(owner, state=State.RUNNING, seat=SEAT)


@pytest.fixture
def running(owner: User, set_clock: Clock) -> Interview:
    """A mock of three questions that began at noon in the window that holds SEAT."""
    return build_interview(owner, state=State.RUNNING, seat=SEAT)


@pytest.fixture
def seated(owner_client: Client) -> Client:
    """The owner in the window that holds the seat."""
    owner_client.cookies["seat"] = str(SEAT)
    return owner_client
