"""Texts of a form that could not be stored: the page that refuses the form shows them again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

# The boxes of an interview: one word in them is an answer, elsewhere it may be the key of a choice.
_ANSWER: Final = "text-"
_NOT_TO_BE_SHOWN: Final = re.compile(r".*password.*|login|email|code|next|csrfmiddlewaretoken", re.IGNORECASE)
_ONE_WORD: Final = re.compile(r"[!-~]*")
_PLACE: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class SentText:
    heading: str
    text: str


def sent_texts(request: HttpRequest) -> list[SentText]:
    """The texts that somebody typed into a form, each with its field's name; empty if it cannot be read."""
    try:
        return [
            SentText(_heading(name), str(text))
            for name, texts in request.POST.lists()
            for text in texts
            if _is_typed(name, str(text).strip())
        ]
    except (OSError, SuspiciousOperation):  # cut off on its way, or too large
        return []


def _is_typed(name: str, text: str) -> bool:
    """Whether this is prose: not a password, a number, an id or one of given choices."""
    if _NOT_TO_BE_SHOWN.fullmatch(name):
        return False
    return bool(text) if name.startswith(_ANSWER) else not _ONE_WORD.fullmatch(text)


def _heading(name: str) -> str:
    """The name of a field in words, counting from one: "criteria-0-name" is "Criteria 1 name"."""
    words = re.split(r"[-_]+", name)
    return " ".join(str(int(word) + 1) if _PLACE.fullmatch(word) else word for word in words).capitalize()
