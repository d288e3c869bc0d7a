"""Level examples in a sentence: what somebody of a level might describe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from questions.brief.levels import LEVEL_WORD, MENTION, level_of
from questions.brief.words.gerunds import is_gerund

_WORD = re.compile(r"[^\W_](?:[\w'’/&+.-]*\w)?")
_MODAL = re.compile(
    r"\s*(?:might|could|may|would|can|will|should)\s+(?:also\s+|typically\s+|often\s+)?", re.IGNORECASE
)
_TELLING = re.compile(
    r"(?:describe|discuss|demonstrate|explain|show|present|outline|share|mention|highlight|recall|cite"
    r"|talk (?:about|through)|speak (?:about|to)|point to|walk through|focus on|report on)(?:\s+|(?=\W*\Z))"
    r"(?:(?:(?:his|her|their)\s+)?(?:own\s+)?experience (?:in|with|of)\s+)?",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    rf"[,;]?\s(?:while|whereas|whilst)\s|[,;]?\s(?:and|but)\s(?=(?:an?|the)\s{LEVEL_WORD})|;\s", re.IGNORECASE
)
_LONGEST_HOLDER = 5  # words between the level and what they would say: "senior harbour traffic officer"


@dataclass(frozen=True, slots=True)
class FoundExample:
    """text[start:end] is what somebody of the level would describe, without the lead-in."""

    level: str
    start: int
    end: int


def find_examples(text: str, start: int, end: int) -> tuple[FoundExample, ...]:
    """The examples that the sentence text[start:end] gives, at most one per clause."""
    found = (_in_clause(text, first, last) for first, last in _clauses(text, start, end))
    return tuple(example for example in found if example)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for boundary in _NEXT_CLAUSE.finditer(text, start, end):
        yield start, boundary.start()
        start = boundary.end()
    yield start, end


def _in_clause(text: str, start: int, end: int) -> FoundExample | None:
    for mention in MENTION.finditer(text, start, end):
        told = _told_from(text, mention.end(), end)
        last = _without_stop(text, start, end)
        if told is not None and told < last:
            return FoundExample(level_of(mention), told, last)
    return None


def _told_from(text: str, after_level: int, end: int) -> int | None:
    """Where the example itself begins, or None if the sentence names nobody who does something."""
    holder = list(islice(_WORD.finditer(text, after_level, end), _LONGEST_HOLDER + 1))
    for word in holder:
        if modal := _MODAL.match(text, word.end(), end):
            telling = _TELLING.match(text, modal.end(), end)
            return telling.end() if telling else modal.end()
    # "could involve a mid-level engineer optimizing …": the first -ing word after the person of the level
    return next((word.start() for word in holder[1:] if is_gerund(word.group())), None)


def _without_stop(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".!?,;"):
        end -= 1
    return end
