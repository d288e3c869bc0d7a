"""Which quotes are evidence: those that stand in the answer, and where. Pure.

A quote is looked for as `folding` compares texts, so that a curly quotation mark, a line break or a capital
letter does not make it a false one. What counts, and is stored, are the answer's own characters there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from interviews.rules.folding import DASH, MARK, MARKS, SPACE, Folded, fold
from interviews.rules.words import UNSPACED

Place = tuple[int, int]

# Longer ones are not looked for: no evidence is so long, and it would only cost time. In characters.
LONGEST_SOUGHT: Final = 5000

# How much of a text is looked through for a quote that cuts words: places, and characters at each end of one.
MOST_CUT: Final = 100
LONGEST_CUT: Final = 50

# A quote is often copied with marks around it, or given a full stop.
_AROUND: Final = f"{SPACE}{MARK}{DASH}.,;:!?()[]"


@dataclass(frozen=True, slots=True)
class AnswerPiece:
    """A stretch of the answer; `letters` names the criteria it is evidence for, "" for none."""

    text: str
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote in the answer's own words or, if it was not said and is no evidence, as it was typed."""

    words: str
    is_said: bool


class SaidText:
    """One text that a person wrote in answer."""

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, quote: str) -> Place | None:
        """Where the quote stands first, in whole words; None if it does not.

        One that begins or ends within a word takes the whole word, if it had most of it.
        """
        if len(quote) > LONGEST_SOUGHT:
            return None
        folded = fold(quote).text.strip()
        bare = folded.strip(_AROUND)
        if not any(map(_says_something, bare)):
            return None
        for sought in dict.fromkeys((folded, bare)):
            place = self._find_folded(sought)
            if place is not None:
                return place
        return None

    def marked(self, quotes: Iterable[tuple[str, str]]) -> list[AnswerPiece]:
        """The text in pieces, given (letter, quote) pairs; the pieces joined are the text again.

        Where quotes cross, each stretch names the letters of all that cover it.
        """
        found = [(place, letter) for letter, quote in quotes if (place := self.find(quote)) is not None]
        edges = sorted({0, len(self.text), *(edge for place, _ in found for edge in place)})
        return [
            AnswerPiece(self.text[start:end], "".join(sorted(_letters(found, start, end))))
            for start, end in pairwise(edges)
        ]

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.text)

    def _find_folded(self, sought: str) -> Place | None:
        starts = _occurrences(sought, self._folded.text)
        places = [self._folded.place(start, start + len(sought)) for start in starts]
        if whole := next((place for place in places if not any(map(self._cuts_word, place))), None):
            return whole
        mended = ((place, self._to_whole_words(place)) for place in places[:MOST_CUT])
        return next(
            (words for (start, end), words in mended if 2 * (end - start) > words[1] - words[0]), None
        )

    def _to_whole_words(self, place: Place) -> Place:
        start, end = place
        while self._cuts_word(start) and place[0] - start < LONGEST_CUT:
            start -= 1
        while (self._cuts_word(end) or self._cuts_letter(end)) and end - place[1] < LONGEST_CUT:
            end += 1
        return start, end

    def _cuts_word(self, edge: int) -> bool:
        return 0 < edge < len(self.text) and all(map(_is_in_word, self.text[edge - 1 : edge + 1]))

    def _cuts_letter(self, edge: int) -> bool:
        """Whether an accent follows, or another character that stands on the one before."""
        following = self.text[edge : edge + 1]
        return bool(fold(following).text) and unicodedata.category(following).startswith("M")


class Said:
    """All that was said in one turn: the main answer and the answers to its probes."""

    def __init__(self, texts: Iterable[str]) -> None:
        """The texts are asked for when the first quote is."""
        self._given = texts

    @cached_property
    def texts(self) -> list[SaidText]:
        return [SaidText(text) for text in self._given]

    def verbatim(self, quote: str) -> str | None:
        """The answer's own words for the quote; None if they were not said, and it is no evidence."""
        for text in self.texts:
            place = text.find(quote)
            if place is not None:
                return text.text[slice(*place)]
        return None

    def quote(self, words: str) -> Quote:
        verbatim = self.verbatim(words)
        return Quote(words, is_said=False) if verbatim is None else Quote(verbatim, is_said=True)


def marked(text: str, quotes: Iterable[tuple[str, str]]) -> list[AnswerPiece]:
    """A text in pieces, with the quotes that stand in it marked."""
    return SaidText(text).marked(quotes)


def _letters(found: Iterable[tuple[Place, str]], start: int, end: int) -> set[str]:
    return {letter for (first, last), letter in found if first <= start and end <= last}


def _occurrences(sought: str, text: str) -> Iterator[int]:
    start = text.find(sought)
    while start >= 0:
        yield start
        start = text.find(sought, start + 1)


def _says_something(letter: str) -> bool:
    """A letter, a number, or a symbol such as an emoji; not a dot."""
    return letter.isalnum() or unicodedata.category(letter).startswith("S")


def _is_in_word(letter: str) -> bool:
    return letter.isalnum() and letter not in MARKS and not UNSPACED.match(letter)
