"""Open and send the pages of an interview's course, and read what they say."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models import Answer, Interview
from interviews.models.interview import State
from tests.support.builders import build_interview, build_parts
from tests.support.running import SEAT


def mock(owner: User, kind: str, **fields: Any) -> Interview:
    """A mock that began at noon and is open at this part."""
    return build_parts(build_interview(owner, state=State.RUNNING, seat=SEAT, **fields), at=kind)


def page(client: Client, interview: Interview) -> str:
    return " ".join(client.get(interview.get_absolute_url()).content.decode().split())


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def send(client: Client, interview: Interview, do: str, text: str | None = "", turn: int = 1) -> Any:
    box = {"text-0": text, "revision-0": 0, "operation-0": uuid.uuid4()} if text is not None else {}
    address = reverse("interviews:submit_turn", args=[interview.public_id])
    return client.post(address, {"turn": turn, "do": do, **box}, follow=True)


def write(interview: Interview, position: int, text: str) -> None:
    Answer.objects.filter(turn__interview=interview, turn__position=position, position=0).update(text=text)
