"""The ladder and the words by which briefs name its levels."""

from __future__ import annotations

import re

LADDER = ("Junior", "Mid", "Senior", "Lead")

_NAMES = {
    "junior": "Junior",
    "entry": "Junior",
    "mid": "Mid",
    "middle": "Mid",
    "intermediate": "Mid",
    "senior": "Senior",
    "lead": "Lead",
}
LEVEL_WORD = rf"(?:{'|'.join(_NAMES)})\b"
_WORD = rf"(?P<level>{'|'.join(_NAMES)})(?:[- ]level)?"
_ALONE = re.compile(rf"\s*{_WORD}\s*", re.IGNORECASE)
# "a senior engineer", "the mid-level", "junior dispatchers": a level before the word for a person.
MENTION = re.compile(rf"\b(?:(?:an?|the)\s)?{_WORD}(?=\s)", re.IGNORECASE)


def level_named(words: str) -> str | None:
    """The ladder's name for a table cell such as "mid-level", or None for a word it does not know."""
    found = _ALONE.fullmatch(words)
    return level_of(found) if found else None


def level_of(mention: re.Match[str]) -> str:
    return _NAMES[mention["level"].lower()]


def in_order(levels: set[str]) -> tuple[str, ...]:
    """Levels low to high; a brief that names none gets the whole ladder."""
    return tuple(level for level in LADDER if level in levels) or LADDER
