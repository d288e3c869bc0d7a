"""What a form of the room sends to the services, and what an interview has then."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from interviews.models import Answer, Interview
from interviews.saving.revisions import Save
from interviews.saving.submission import Submission
from tests.support.running import SEAT


def submission(*texts: str, turn: int = 1, revision: int = 0, seat: uuid.UUID | None = SEAT) -> Submission:
    saves = {
        box: Save(operation=uuid.uuid4(), revision=revision, text=text) for box, text in enumerate(texts)
    }
    return Submission(turn=turn, seat=seat, saves=saves)


def send(act: Callable[..., Interview], interview: Interview, sent: Submission, **how: Any) -> Interview:
    return act(owner=interview.owner, interview=interview.public_id, submission=sent, **how)


def texts(interview: Interview, turn: int = 1) -> list[str]:
    boxes = Answer.objects.filter(turn__interview=interview, turn__position=turn).order_by("position")
    return list(boxes.values_list("text", flat=True))


def outcomes(interview: Interview) -> list[str]:
    return list(interview.turns.order_by("position").values_list("outcome", flat=True))
