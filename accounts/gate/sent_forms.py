"""Texts that came in a form and are stored nowhere: the page that says so shows them again."""

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
    """What somebody typed into a form, each box under its name; none of one that cannot be read."""
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
    """Whether this is prose: no password, and neither a number, an id nor a choice among given ones."""
    if _NOT_TO_BE_SHOWN.fullmatch(name):
        return False
    return bool(text) if name.startswith(_ANSWER) else not _ONE_WORD.fullmatch(text)


def _heading(name: str) -> str:
    """The name of a field in words, its places counted from one: "criteria-0-name" is "Criteria 1 name"."""
    words = re.split(r"[-_]+", name)
    return " ".join(str(int(word) + 1) if _PLACE.fullmatch(word) else word for word in words).capitalize()
