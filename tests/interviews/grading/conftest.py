"""A mock of two questions that waits to be graded."""

from __future__ import annotations

import pytest

from accounts.models import User
from interviews.models import Interview
from tests.support.graded import build_answered


@pytest.fixture
def interview(owner: User) -> Interview:
    return build_answered(owner, turns=2)
