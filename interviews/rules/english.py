"""Building blocks of the sentences about a result: numbers, lists and level names. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# Figures from thirteen on.
_WORDS: Final = (
    *("none", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that is counted."""

    one: str
    many: str

    def counted(self, count: int) -> str:
        return f"{number_word(count)} {self.of(count)}"

    def of(self, count: int) -> str:
        return self.one if count == 1 else self.many


AREA: Final = Noun("area", "areas")
QUESTION: Final = Noun("question", "questions")
CRITERION: Final = Noun("criterion", "criteria")


def number_word(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)


def level_name(rank: int, names: Sequence[str]) -> str:
    """The word for a rank, `names` being the ladder from the lowest up."""
    return names[rank - 1] if rank else "not yet"


def answered_at(rank: int, names: Sequence[str], candidate: str = "") -> str:
    """ "You answered at Mid" or, of somebody else, "Dana K. is not yet at Junior"."""
    if rank:
        return f"{candidate or 'You'} answered at {level_name(rank, names)}"
    return f"{candidate} is not yet at {names[0]}" if candidate else f"You are not yet at {names[0]}"


def listed(items: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *head, last = items
    return f"{', '.join(head)} and {last}" if head else last


def sentence(text: str) -> str:
    """Capital first, full stop last; the rest stays, because names keep their case."""
    return f"{text[0].upper()}{text[1:]}."
