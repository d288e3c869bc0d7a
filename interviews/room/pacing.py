"""What the room says about the time of the part at hand: advice, never a limit. Pure; milliseconds.

The page gets every line at once with the moment from which it holds, so that the words are made here alone
and the page only shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from database.units import MINUTE

# A question begins with time to think: a tenth of its budget, within these.
LEAST_THINKING, MOST_THINKING = MINUTE, 2 * MINUTE
# The end of the plan is near in the last quarter of the questions' minutes.
NEAR_SHARE: Final = 4
# With more than this left a line changes every five minutes only.
LONG: Final = 30 * MINUTE

Text: TypeAlias = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class PaceLine:
    """Words that hold from `after` milliseconds on."""

    after: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The part at hand as it stands now; `before` is what is left until the parts after it begin."""

    budget: int
    used: int
    before: int | None = None  # None: nothing comes after it, or nothing ends it
    more_questions: int = 0
    all_questions: int = 0  # the budgets of all questions together

    @property
    def left(self) -> int:
        return self.budget - self.used


def thinking_time(budget: int) -> int:
    return max(LEAST_THINKING, min(MOST_THINKING, budget // 10))


def question_lines(pace: Pace) -> list[PaceLine]:
    """Thinking, then what is left of the question and, near its end, of the plan."""
    thinking = thinking_time(pace.budget) - pace.used
    near = pace.all_questions // NEAR_SHARE

    def text(after: int) -> str:
        if after < thinking:
            return f"about {_minutes(thinking - after)} min to think, then write"
        if pace.before is not None and pace.before - after <= near:
            return _until_own_questions(pace.before - after, pace.more_questions)
        if after < pace.left:
            return f"about {_minutes(pace.left - after)} of {_minutes(pace.budget)} min left for it"
        return f"its {_minutes(pace.budget)} min are used; go on when you are ready"

    return _lines(text, pace, [thinking, pace.left, *([] if pace.before is None else [pace.before - near])])


def part_lines(pace: Pace, *, over: str) -> list[PaceLine]:
    """What is left of a part that asks no question; `over` says that its minutes are used."""
    left = pace.left if pace.before is None else min(pace.left, pace.before)

    def text(after: int) -> str:
        return f"about {_minutes(left - after)} min" if after < left else over

    return _lines(text, pace, [left])


def look_back_lines(left: int) -> list[PaceLine]:
    """What is left until the bell, for an answer that is opened again from the closing."""

    def text(after: int) -> str:
        return f"about {_minutes(left - after)} min until the bell" if after < left else "the bell has rung"

    return _lines(text, Pace(budget=left, used=0), [left])


def _until_own_questions(left: int, more: int) -> str:
    if left <= 0:
        return "the minutes for questions are used; your own questions come next"
    time = f"{_minutes(left)} min left before your own questions"
    return f"{more} more question{'s' if more > 1 else ''} and about {time}" if more else f"about {time}"


def _lines(text: Text, pace: Pace, turning_points: Sequence[int]) -> list[PaceLine]:
    """Each text with the first moment at which it holds."""
    moments = {0}
    for end in (*turning_points, *([] if pace.before is None else [pace.before])):
        moments.update(range(end % MINUTE, end + 1, MINUTE))
    return list(_changes(text, sorted(moment for moment in moments if moment >= 0)))


def _changes(text: Text, moments: Sequence[int]) -> Iterator[PaceLine]:
    before = ""
    for moment in moments:
        if (now := text(moment)) != before:
            yield PaceLine(moment, now)
        before = now


def _minutes(milliseconds: int) -> int:
    """Rounded up, and to five minutes where there is plenty."""
    minutes = -(-milliseconds // MINUTE)
    return minutes if milliseconds <= LONG else -(-minutes // 5) * 5
