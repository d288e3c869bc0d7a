"""Which questions an interview asks, in which order and for how long. Pure.

The same candidates, wishes and seed always give the same plan, in whatever order the candidates come: chance
is a hash of the seed and the question, so that a plan can be drawn again years later on another machine.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import accumulate
from typing import Any, Final, TypeAlias

from interviews.planning.apportionment import largest_remainder, largest_remainder_within, scaled
from questions import limits

SHORTEST_MINUTES: Final = 5
LONGEST_MINUTES: Final = 180
LEAST_BUDGET_MINUTES: Final = 3
# From so many minutes at least so many questions, because one answer alone says little about a level.
LEAST_QUESTIONS: Final = ((45, 3), (30, 2))

# Any hashable. A Mapping is invariant in its key, so a narrower type would refuse the caller's own keys.
Key: TypeAlias = Any


class PlanningError(ValueError):
    """The wishes cannot be met; the message tells the person what to change."""


@dataclass(frozen=True, slots=True)
class AskableQuestion:
    """A question that could be asked: `rank` is its level's, `minutes` what its author allows for it."""

    id: Key
    area: Key
    rank: int
    minutes: int
    reviewed: bool
    kind: str

    @property
    def least_minutes(self) -> int:
        """The time that the answer still fits into: three fifths of what its author allows."""
        return max(LEAST_BUDGET_MINUTES, math.ceil(self.minutes * 3 / 5))


@dataclass(frozen=True, slots=True)
class Pick:
    """A question to ask, and for how long."""

    id: Key
    area: Key
    budget_minutes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The turns in order. `shares` is each area's per cent; `without_questions` were chosen but have none."""

    picks: tuple[Pick, ...]
    shares: Mapping[Key, int]
    without_questions: frozenset[Key]


@dataclass(frozen=True, slots=True)
class _Draw:
    """What picking needs: each area's candidates in seeded order, and when the person saw each question."""

    pools: Mapping[Key, tuple[AskableQuestion, ...]]
    weights: Mapping[Key, int]
    seed: int
    seen: Mapping[Key, int]

    def take(self, count: int) -> list[AskableQuestion]:
        """The questions of an interview of `count`, in the order they are asked."""
        taken: list[AskableQuestion] = []
        for area in self._areas_in_order(count):
            kinds = Counter(question.kind for question in taken)
            left = [question for question in self.pools[area] if question not in taken]
            taken.append(min(left, key=partial(self._reluctance, kinds=kinds)))
        return taken

    def without(self, question: AskableQuestion) -> _Draw:
        """The same draw among the other questions."""
        left = {area: tuple(it for it in pool if it != question) for area, pool in self.pools.items()}
        return replace(self, pools={area: pool for area, pool in left.items() if pool})

    def _areas_in_order(self, count: int) -> Iterator[Key]:
        """In rounds, heaviest area first: an interview cut short has covered the most important areas."""
        sizes = {area: len(pool) for area, pool in self.pools.items()}
        weights = {area: self.weights[area] for area in sizes}
        seats = largest_remainder_within(sizes, count, weights, tie=self._chance)
        ordered = sorted(seats, key=lambda area: (-self.weights[area], self._chance(area)))
        for turn in range(max(seats.values())):
            yield from (area for area in ordered if seats[area] > turn)

    def _reluctance(self, question: AskableQuestion, *, kinds: Counter[str]) -> tuple[bool, int, bool, int]:
        """Lowest first: never asked, else asked longest ago; then reviewed; then the kind least used."""
        asked = question.id in self.seen
        return asked, self.seen.get(question.id, 0), not question.reviewed, kinds[question.kind]

    def _chance(self, key: Key) -> str:
        return chance(self.seed, key)


def plan(
    candidates: Collection[AskableQuestion],
    *,
    weights: Mapping[Key, int],
    rank: int,
    minutes: int,
    seed: int,
    seen: Mapping[Key, int],
    beside: int = 0,
) -> Plan:
    """Draw the questions of an interview of `minutes` at the level `rank`; they fill all but `beside` of it.

    Where LEAST_QUESTIONS asks for more than fit, each gets less time than its author allows.
    `beside` are the minutes of the parts that ask no question. `weights` is 0 (off) to 3 per area. `seen`
    tells when a question was last asked: any number that grows with time. Raises PlanningError.
    """
    _check(weights, minutes)
    chosen = {area: weight for area, weight in weights.items() if weight}
    pools = {area: _pool(candidates, area, rank, seed) for area in chosen}
    askable = {area: weight for area, weight in chosen.items() if pools[area]}
    if not askable:
        raise PlanningError("There is no question yet in the areas you chose. Choose another area.")
    total = minutes - beside
    picking = _Draw({area: pools[area] for area in askable}, askable, seed, seen)
    questions = _enough(picking, total, least=_least_questions(minutes))
    budgets = _budgets(questions, total)
    return Plan(
        picks=tuple(
            Pick(question.id, question.area, budget)
            for question, budget in zip(questions, budgets, strict=True)
        ),
        shares=shares(askable),
        without_questions=frozenset(chosen.keys() - askable.keys()),
    )


def shares(weights: Mapping[Key, int]) -> dict[Key, int]:
    """Each area's part of an interview in whole per cent, 100 together; 0 for an area that is off."""
    chosen = {area: weight for area, weight in weights.items() if weight}
    per_cent = largest_remainder(100, chosen, tie=str) if chosen else {}
    return {area: per_cent.get(area, 0) for area in weights}


def chance(seed: int, key: Key) -> str:
    """A sort key that depends only on the seed and the key, not on the other candidates."""
    return sha256(f"{seed}:{key}".encode()).hexdigest()


def _check(weights: Mapping[Key, int], minutes: int) -> None:
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise PlanningError(f"Choose between {SHORTEST_MINUTES} and {LONGEST_MINUTES} minutes.")
    if not all(0 <= weight <= limits.AREA_WEIGHT for weight in weights.values()):
        raise PlanningError(f"The weight of an area goes from 0 (off) to {limits.AREA_WEIGHT}.")
    if not any(weights.values()):
        raise PlanningError("Choose at least one area: all of them are off.")


def _pool(
    candidates: Collection[AskableQuestion], area: Key, rank: int, seed: int
) -> tuple[AskableQuestion, ...]:
    """The area's questions at the level or, only where it has none, at the nearest level (lower first)."""
    in_area = {candidate for candidate in candidates if candidate.area == area}
    if not in_area:
        return ()
    nearest = min({candidate.rank for candidate in in_area}, key=lambda at: (abs(at - rank), at))
    level = [candidate for candidate in in_area if candidate.rank == nearest]
    return tuple(sorted(level, key=lambda candidate: chance(seed, candidate.id)))


def _least_questions(minutes: int) -> int:
    return next((count for length, count in LEAST_QUESTIONS if minutes >= length), 1)


def _enough(draw: _Draw, minutes: int, *, least: int) -> list[AskableQuestion]:
    """As many questions as fit. Where that is under `least`, so many as fit when each is shortened."""
    fitting = _fitting(draw, minutes)
    shortened = (_shortened(draw, minutes, count) for count in range(least, len(fitting), -1))
    return next((questions for questions in shortened if questions), fitting)


def _shortened(draw: _Draw, minutes: int, count: int) -> list[AskableQuestion]:
    """`count` questions that fit into their least minutes, without the longest ones; [] for none."""
    while sum(map(len, draw.pools.values())) >= count:
        questions = draw.take(count)
        if sum(question.least_minutes for question in questions) <= minutes:
            return questions
        draw = draw.without(max(questions, key=lambda question: question.least_minutes))
    return []


def _budgets(questions: Sequence[AskableQuestion], minutes: int) -> list[int]:
    """Each one's part of the minutes: in proportion to what its author allows, its least if there is time."""
    least = [question.least_minutes for question in questions]
    if sum(least) > minutes:
        least = [LEAST_BUDGET_MINUTES] * len(questions)
    return scaled([question.minutes for question in questions], total=minutes, least=least)


def _fitting(draw: _Draw, minutes: int) -> list[AskableQuestion]:
    """As many questions as fit: their minutes may exceed the interview's by a tenth, and are then shortened.

    One question always fits, however long it takes: too little time is better than no interview.
    """
    for count in range(_most(draw, minutes), 1, -1):
        questions = draw.take(count)
        if _fits(sum(question.minutes for question in questions), minutes):
            return questions
    return draw.take(1)


def _most(draw: _Draw, minutes: int) -> int:
    """The most questions that can fit: limited by the shortest questions and by the least budget of each."""
    shortest_first = sorted(question.minutes for pool in draw.pools.values() for question in pool)
    fitting = sum(_fits(total, minutes) for total in accumulate(shortest_first))
    return min(fitting, minutes // LEAST_BUDGET_MINUTES)


def _fits(own_minutes: int, minutes: int) -> bool:
    return 10 * own_minutes <= 11 * minutes
