"""Where the quoted evidence stands in an answer. Pure; static/js/grading/evidence.js has the same rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerPiece:
    """A stretch of the answer; `letters` names the criteria it is evidence for, "" for none."""

    text: str
    letters: str = ""


def marked(text: str, quotes: Iterable[tuple[str, str]]) -> list[AnswerPiece]:
    """The answer in pieces, given (letter, quote) pairs; their texts joined are the answer again.

    A quote is found at its first place, whatever its line breaks; one that is not in the text, or that
    crosses another, marks nothing.
    """
    pieces, end = [], 0
    for start, stop, letters in _places(text, quotes):
        if start > end:
            pieces.append(AnswerPiece(text[end:start]))
        pieces.append(AnswerPiece(text[start:stop], letters))
        end = stop
    return [*pieces, AnswerPiece(text[end:])] if end < len(text) else pieces


def _places(text: str, quotes: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    found: dict[tuple[int, int], str] = {}
    for letter, quote in quotes:
        place = _place(text, quote)
        if place is None or any(place != other and _cross(place, other) for other in found):
            continue
        letters = found.get(place, "")
        found[place] = letters if letter in letters else letters + letter
    for (start, stop), letters in sorted(found.items()):
        yield start, stop, letters


def _place(text: str, quote: str) -> tuple[int, int] | None:
    words = [re.escape(word) for word in quote.split()]
    match = re.search(r"\s+".join(words), text) if words else None
    return match.span() if match else None


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
