"""An interview with something of everything that an export tells."""

from __future__ import annotations

import uuid

import pytest

from accounts.models import User
from interviews.models import Answer, AnswerRevision, Extension, Interview
from interviews.sharing.services import create_share
from tests.accounts.my_data.exports import OLDER, with_model_answer
from tests.support.factories import NOON
from tests.support.graded import build_graded


@pytest.fixture
def graded(owner: User) -> Interview:
    """Graded, with an older text, a link and granted time."""
    interview = with_model_answer(build_graded(owner, ranks=(2,)))
    interview.title = "Senior Gauge Engineer"
    interview.save()
    box = Answer.objects.get(turn__interview=interview, position=0)
    AnswerRevision.objects.create(
        answer=box, operation=uuid.UUID(int=1), revision=2, size=31, at=NOON, text=OLDER
    )
    create_share(interview=interview, days=7)
    Extension.objects.create(interview=interview, minutes=5, reason="The alarm rang.", at=NOON)
    return interview
