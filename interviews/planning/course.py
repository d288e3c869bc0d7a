"""The parts of an interview and their minutes: opening, questions, the candidate's own, closing. Pure.

The splits of 30, 45 and 60 minutes are known to work. Between them the further minutes are shared
out in proportion to what each part gains in the longer split, so that no part shrinks when an interview gets
longer. Past an hour all further minutes go to the questions, because a greeting does not get longer.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from itertools import pairwise
from typing import Final

from interviews.planning.apportionment import scaled


@dataclass(frozen=True, slots=True)
class Split:
    """Whole minutes. A part without any is left out of the interview."""

    opening: int
    questions: int
    own_questions: int
    closing: int

    @property
    def total(self) -> int:
        return sum(astuple(self))

    @property
    def beside_questions(self) -> int:
        return self.total - self.questions


KNOWN: Final = (Split(0, 0, 0, 0), Split(2, 20, 5, 3), Split(5, 32, 5, 3), Split(7, 40, 8, 5))


def split(minutes: int) -> Split:
    """How the minutes of a mock are shared out."""
    longest = KNOWN[-1]
    for shorter, longer in pairwise(KNOWN):
        if minutes <= longer.total:
            return _between(shorter, longer, minutes)
    return Split(longest.opening, minutes - longest.beside_questions, longest.own_questions, longest.closing)


def questions_only(minutes: int) -> Split:
    """A practice keeps all of its minutes for questions."""
    return Split(0, minutes, 0, 0)


def _between(shorter: Split, longer: Split, minutes: int) -> Split:
    gains = [more - less for less, more in zip(astuple(shorter), astuple(longer), strict=True)]
    given = scaled(gains, total=minutes - shorter.total, least=0)
    return Split(*(less + gain for less, gain in zip(astuple(shorter), given, strict=True)))
