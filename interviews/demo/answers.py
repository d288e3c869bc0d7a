"""What the candidate of the demo says, from answers.yaml."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from questions.bank.yaml import parse
from questions.models import Question

_FILE = Path(__file__).with_name("answers.yaml")


class Speaker:
    """Answers questions, with another text each time an area comes up again."""

    def __init__(self) -> None:
        self._told: Counter[str] = Counter()

    def answer(self, question: Question, *, rank: int) -> list[str]:
        """The paragraphs of an answer of about this rank."""
        own = texts()["questions"].get(question.key)
        return (own or self._story(question.area.key))[: rank + 1]

    def say(self, part: str) -> list[str]:
        """What the candidate says in the opening, or asks the interviewers."""
        paragraphs: list[str] = texts()["parts"][part]
        return paragraphs

    def _story(self, area: str) -> list[str]:
        stories: list[list[str]] = texts()["areas"][area]
        story = stories[self._told[area] % len(stories)]
        self._told[area] += 1
        return story


@cache
def texts() -> dict[str, Any]:
    document: dict[str, Any] = parse(_FILE.read_bytes()).data
    return document
