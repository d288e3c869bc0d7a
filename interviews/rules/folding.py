"""Text as one compares it: without the differences that keyboards, word processors and clipboards make. Pure.

What is folded away: case, forms of Unicode (composed or not, full width, ligatures), the kind of quotation
mark, dash and space, how many spaces or hyphens stand in a row, and characters that nobody sees.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MARK: Final = "'"
DASH: Final = "-"
SPACE: Final = " "

# Signs that serve as quotation marks, apostrophes or dashes though Unicode files them elsewhere.
MARKS: Final = frozenset("'\"`´′″‴ʹʺʼˈ＇＂")
_DASHES: Final = frozenset("−⁃﹣－")
# An emoji may be followed by one, to be drawn in colour or not; keyboards and clipboards add and drop them.
_VARIANTS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
# As many combining characters belong to one that is read: Unicode's own limit for texts that are compared.
_LONGEST_CLUSTER: Final = 32
# In a row they count once.
_RUNS: Final = frozenset((SPACE, DASH, MARK))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character i of `text` comes from `starts[i]` up to `ends[i]` of the original."""

    text: str
    starts: list[int]
    ends: list[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text, which may not be empty, stands in the original."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for letter in _fold_cluster(text[start:end]):
            if letters and letter == letters[-1] and letter in _RUNS:
                ends[-1] = end
            else:
                letters.append(letter)
                starts.append(start)
                ends.append(end)
    return Folded("".join(letters), starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with the combining ones after it, which Unicode may order or compose differently."""
    start = 0
    for place in range(1, len(text) + 1):
        is_full = place - start == _LONGEST_CLUSTER
        if place == len(text) or is_full or not unicodedata.combining(text[place]):
            yield start, place
            start = place


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    if cluster.isspace():
        return SPACE
    if cluster in MARKS:
        return MARK
    if cluster in _DASHES:
        return DASH
    kind = unicodedata.category(cluster[0])
    if kind in ("Pi", "Pf") or cluster in "„‚‟‛〝〞〟「」『』":
        return MARK
    if kind == "Pd":
        return DASH
    if kind in ("Cf", "Cc") or cluster[0] in _VARIANTS:
        return _fold_cluster(cluster[1:]) if cluster[1:] else ""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cluster).casefold())
