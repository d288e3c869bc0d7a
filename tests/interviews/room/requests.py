"""What the tests send to the room, and the text that it has then."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse

from interviews.models import Answer, Interview


def url(interview: Interview, name: str = "interview", **more: int) -> str:
    return reverse(f"interviews:{name}", kwargs={"public_id": interview.public_id, **more})


def form(*texts: str, turn: int = 1, do: str = "next", revision: int = 0) -> dict[str, Any]:
    fields: dict[str, Any] = {"turn": turn, "do": do}
    for box, text in enumerate(texts):
        fields |= {f"text-{box}": text, f"revision-{box}": revision, f"operation-{box}": uuid.uuid4()}
    return fields


def main_text(interview: Interview) -> str:
    return Answer.objects.get(turn__interview=interview, turn__position=1, position=0).text
