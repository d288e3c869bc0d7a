"""Which part of a brief each character was used for: claims neither overlap nor leave a gap."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import pairwise

from questions.brief.document import TextSpan
from questions.brief.words.sentences import sentences

UNUSED = "unused"


class Ledger:
    """Gives each character to the first claim on it; what nobody claims is unused."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._uses = [UNUSED]
        self._owners = array("L", bytes(len(text) * array("L").itemsize))

    def claim(self, start: int, end: int, use: str) -> TextSpan:
        """Give text[start:end] a use, without the spaces around it and without what is claimed already."""
        start, end = self.trimmed(start, end)
        self._uses.append(use)
        owner = len(self._uses) - 1
        for position in range(start, end):
            if not self._owners[position]:
                self._owners[position] = owner
        return TextSpan(start, end, use)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The extent without the spaces at both ends."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    def spans(self) -> tuple[TextSpan, ...]:
        """One span per stretch of one claim, and one per unused sentence, in the order of the text."""
        return tuple(span for start, end in self._stretches() for span in self._spans_of(start, end))

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Extents between changes of claim; spaces belong to the text before them."""
        edges = []
        owner = -1
        for found in re.finditer(r"\S", self.text):
            position = found.start()
            if self._owners[position] != owner:
                edges.append(position)
                owner = self._owners[position]
        return pairwise([*edges, len(self.text)])

    def _spans_of(self, start: int, end: int) -> Iterator[TextSpan]:
        use = self._uses[self._owners[start]]
        if use != UNUSED:
            yield TextSpan(*self.trimmed(start, end), use)
            return
        for line in re.finditer(r"\S[^\r\n]*", self.text[start:end]):
            for first, last in sentences(self.text, start + line.start(), start + line.end()):
                yield TextSpan(*self.trimmed(first, last), use)
