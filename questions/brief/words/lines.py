"""The lines of a brief, with the mark of each and the start of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(
    r"(?:#{1,6}[ \t]+)?(?:(?P<bullet>[-*•‣◦–][ \t]+)|(?P<number>\d{1,3})[.)][ \t]+|(?P<row>\|))?"
)
_RULE = re.compile(r"[|\-:=_*\s]*\Z")
MAX_HEADING = 160  # characters; longer lines are prose


class LineMark(Enum):
    """How a line begins."""

    NONE = auto()
    BULLET = auto()
    NUMBER = auto()
    ROW = auto()
    RULE = auto()


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A line that is not blank: text[start:end], its words from `words_start` on, after the mark."""

    start: int
    words_start: int
    end: int
    mark: LineMark
    words: str

    @property
    def is_prose(self) -> bool:
        return self.mark is LineMark.NONE

    @property
    def reads_as_heading(self) -> bool:
        """Whether it is short and does not end like a sentence."""
        return len(self.words) <= MAX_HEADING and not self.words.endswith((".", "!", ":", ";", ","))


def lines(text: str) -> Iterator[BriefLine]:
    """The lines of a text that hold more than spaces, in order."""
    for found in _LINE.finditer(text):
        line = found.group()
        if not line.isspace():
            indent = len(line) - len(line.lstrip())
            yield _line(text, found.start() + indent, found.start() + len(line.rstrip()))


def _line(text: str, start: int, end: int) -> BriefLine:
    mark = _MARK.match(text, start, end)
    words_start = mark.end() if mark else start
    if _RULE.match(text, start, end):
        return BriefLine(start, start, end, LineMark.RULE, text[start:end])
    kind = _kind(mark) if mark else LineMark.NONE
    if kind is LineMark.ROW:
        words_start = start
    return BriefLine(start, words_start, end, kind, text[words_start:end])


def _kind(mark: re.Match[str]) -> LineMark:
    if mark["row"]:
        return LineMark.ROW
    if mark["number"]:
        return LineMark.NUMBER
    return LineMark.BULLET if mark["bullet"] else LineMark.NONE


def blocks(every: tuple[BriefLine, ...], starts: list[int]) -> list[tuple[BriefLine, tuple[BriefLine, ...]]]:
    """Each line at one of the `starts` with the lines below it, up to the next."""
    edges = pairwise([*starts, len(every)])
    return [(every[start], every[start + 1 : end]) for start, end in edges]


def cells(text: str, row: BriefLine) -> list[tuple[int, int]]:
    """Extents between the pipes of a table row, spaces included."""
    pipes = [row.start + found.start() for found in re.finditer(r"\|", text[row.start : row.end])]
    edges = pipes if pipes[-1] == row.end - 1 else [*pipes, row.end]
    return [(left + 1, right) for left, right in pairwise(edges)]
