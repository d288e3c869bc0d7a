"""The first pass on a turn: its rubric, its address, its page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from interviews.models import Interview
from interviews.reading.rubrics import rubrics_of
from interviews.rules.rubric import Rubric


def rubric_of(interview: Interview, position: int = 1) -> Rubric:
    turn = interview.turns.get(position=position)
    return rubrics_of([turn.version_id])[turn.version_id]


def address(interview: Interview, position: int = 1) -> str:
    return reverse("interviews:grade_turn", args=[interview.public_id, position])


def page_of(response: Any) -> Any:
    return response.context["page"]
