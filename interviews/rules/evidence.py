"""Which quotes are evidence: those that stand in the answer, and where. Pure.

A quote is looked for as `folding` compares texts, so that a curly quotation mark, a line break or a capital
letter does not make it a false one. What counts, and is stored, are the answer's own characters there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from interviews.rules.folding import DASH, MARK, SPACE, Folded, fold

Place = tuple[int, int]

# Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)

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
        if not any(letter.isalnum() for letter in quote):
            return None
        folded = fold(quote).text.strip()
        for sought in dict.fromkeys((folded, folded.strip(_AROUND))):
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
        found = re.finditer(re.escape(sought), self._folded.text)
        places = [self._folded.place(*match.span()) for match in found]
        whole = {place: self._to_whole_words(place) for place in places}
        # Those that cut no word come first, each kind in the order of the text.
        for (start, end), words in sorted(whole.items(), key=lambda pair: pair[0] != pair[1]):
            if 2 * (end - start) > words[1] - words[0]:
                return words
        return None

    def _to_whole_words(self, place: Place) -> Place:
        start, end = place
        while start > 0 and _is_within_word(self.text, start):
            start -= 1
        while end < len(self.text) and _is_within_word(self.text, end):
            end += 1
        return start, end


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


def _is_within_word(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return before.isalnum() and after.isalnum() and not _UNSPACED.match(before) and not _UNSPACED.match(after)
