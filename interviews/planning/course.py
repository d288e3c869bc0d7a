"""The parts of an interview and their minutes: opening, questions, the candidate's own, closing. Pure.

The splits of 30, 45 and 60 minutes keep what is around the questions short, so that there is time for several
of them. Between these lengths the further minutes are shared out in proportion to what each part gains in the
longer split, so that no part shrinks when an interview gets longer. Past an hour all of them go to the
questions, because a greeting does not get longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from typing import Final

from interviews.planning.apportionment import scaled
from interviews.rules.english import number_word


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


KNOWN: Final = (Split(0, 0, 0, 0), Split(1, 25, 3, 1), Split(2, 36, 5, 2), Split(3, 48, 6, 3))


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


def why_so_many(own: Sequence[int], *, minutes: int) -> str:
    """Why there are this many questions in `minutes`; `own` are the minutes that their authors allow."""
    takes = str(min(own)) if min(own) == max(own) else f"{min(own)} to {max(own)}"
    fit = f"{number_word(len(own))} fit into {minutes}"
    if len(own) == 1:
        return f"The question usually takes {takes} minutes; it gets {minutes}."
    if sum(own) <= minutes:
        return f"A question here usually takes {takes} minutes, so {fit}."
    return (
        f"A question here usually takes {takes} minutes. Each gets a little less, so that {fit}:"
        " one answer alone says little about a level."
    )


def _between(shorter: Split, longer: Split, minutes: int) -> Split:
    gains = [more - less for less, more in zip(astuple(shorter), astuple(longer), strict=True)]
    given = scaled(gains, total=minutes - shorter.total, least=[0] * len(gains))
    return Split(*(less + gain for less, gain in zip(astuple(shorter), given, strict=True)))
