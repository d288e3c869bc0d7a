"""Finding where sentences end. It works on offsets; the text is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.brief.words.word_list import words

# A stop with its closing quotes or brackets, then a space, then what can begin a sentence.
_BREAK = re.compile(r"[.!?][\"'’”)\]]{0,3}(?=\s)")
_STARTS = re.compile(r"\s{1,9}[\"'‘“(\[]?[A-Z0-9À-Þ]")
_LAST_WORD = re.compile(r"\S{1,12}\Z")
_ABBREVIATIONS = words(
    "e.g. i.e. vs. etc. cf. approx. incl. mr. mrs. ms. dr. st. no. prof. inc. ltd. co. u.s. u.k. ph.d."
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Extents of the sentences in text[start:end], without the spaces between them."""
    first = start
    for stop in _BREAK.finditer(text, start, end):
        if _STARTS.match(text, stop.end(), end) and not _is_abbreviation(text, first, stop.end()):
            yield first, stop.end()
            first = _next_word(text, stop.end(), end)
    if first < end:
        yield first, end


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    last = _LAST_WORD.search(text, max(start, end - 12), end)
    word = last.group().lstrip("(\"'“‘").lower() if last else ""
    return word in _ABBREVIATIONS or bool(re.fullmatch(r"[a-z]\.", word))


def _next_word(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position
