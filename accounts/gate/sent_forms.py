"""Texts of a form that could not be stored: the page that refuses the form shows them again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

# What opens an account.
_SECRET: Final = re.compile(r".*password.*|login|email|code|website", re.IGNORECASE)
# What a page sends along of its own accord, or which of its buttons was pressed; tests/accounts/gate holds
# that every hidden field of the site is among these.
_OF_THE_PAGE: Final = re.compile(
    r"csrfmiddlewaretoken|drawn_for|next|(operation|revision)(-.*)?|seat|turn|asks_first|plan_for|question|role"
    r"|seed|preset|kept|loaded|seen|base|draft|(.*-)?key|.*__clash|clash-.*|.*-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS"
    r"|action(_.*)?|do|rows|step|then|theme|check|was"
)
_ONE_WORD: Final = re.compile(r"\S*")
_PLACE: Final = re.compile(r"[0-9]{1,4}")
# The boxes of an interview: one word in them is an answer, and may be the beginning of a long one.
_ANSWER: Final = "text-"


@dataclass(frozen=True, slots=True)
class SentText:
    """A field with what was typed or chosen in it; a short one is a word, a number or the key of a choice."""

    heading: str
    text: str
    is_short: bool = False


def sent_texts(request: HttpRequest) -> list[SentText]:
    """What somebody entered into a form, each with its field's name; empty if it cannot be read."""
    try:
        return [
            SentText(_heading(name), str(text), is_short=_is_short(name, str(text)))
            for name, texts in request.POST.lists()
            for text in texts
            if _is_entered(name) and str(text).strip()
        ]
    except (OSError, SuspiciousOperation):  # cut off on its way, or too large
        return []


def draft_of(request: HttpRequest) -> str:
    """The name of the draft that the browser may keep of these words; empty if the form names none."""
    try:
        return str(request.POST.get("draft", ""))
    except (OSError, SuspiciousOperation):
        return ""


def _is_entered(name: str) -> bool:
    return not (_SECRET.fullmatch(name) or _OF_THE_PAGE.fullmatch(name))


def _is_short(name: str, text: str) -> bool:
    return not name.startswith(_ANSWER) and _ONE_WORD.fullmatch(text.strip()) is not None and len(text) <= 40


def _heading(name: str) -> str:
    """The name of a field in words, counting from one: "criteria-0-name" is "Criteria 1 name"."""
    words = re.split(r"[-_]+", name)
    return " ".join(str(int(word) + 1) if _PLACE.fullmatch(word) else word for word in words).capitalize()
