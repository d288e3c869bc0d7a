"""Which questions an interview asks, in which order and for how long. Pure.

The same candidates, wishes and seed always give the same plan, in whatever order the candidates come: chance
is a hash of the seed and the question, so that a plan can be drawn again years later on another machine.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from interviews.planning.apportionment import largest_remainder, scaled
from interviews.planning.picking import LEAST_BUDGET_MINUTES, AskableQuestion, Draw, Key, pool_of
from questions import limits

SHORTEST_MINUTES: Final = 5
LONGEST_MINUTES: Final = 180
# From so many minutes at least so many questions, because one answer alone says little about a level.
LEAST_QUESTIONS: Final = ((45, 3), (30, 2))


class PlanningError(ValueError):
    """The wishes cannot be met; the message tells the person what to change."""


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


def plan(
    candidates: Collection[AskableQuestion],
    *,
    weights: Mapping[Key, int],
    rank: int,
    minutes: int,
    seed: int,
    seen: Mapping[Key, int],
    beside: int = 0,
    pinned: Collection[Key] = (),
) -> Plan:
    """Draw the questions of an interview of `minutes` at the level `rank`; they fill all but `beside` of it.

    `pinned` questions are asked if their area and level are, and if there is time for them.
    Where LEAST_QUESTIONS asks for more than fit, each gets less time than its author allows.
    `beside` are the minutes of the parts that ask no question. `weights` is 0 (off) to 3 per area. `seen`
    tells when a question was last asked: any number that grows with time. Raises PlanningError.
    """
    _check(weights, minutes)
    chosen = {area: weight for area, weight in weights.items() if weight}
    pools = {area: pool_of(candidates, area, rank, seed) for area in chosen}
    askable = {area: weight for area, weight in chosen.items() if pools[area]}
    if not askable:
        raise PlanningError("There is no question yet in the areas you chose. Choose another area.")
    total = minutes - beside
    picking = Draw({area: pools[area] for area in askable}, askable, seed, seen, frozenset(pinned))
    questions = _enough(picking, total, least=_least_questions(minutes))
    return Plan(
        picks=picks(questions, total),
        shares=shares(askable),
        without_questions=frozenset(chosen.keys() - askable.keys()),
    )


def picks(questions: Sequence[AskableQuestion], minutes: int) -> tuple[Pick, ...]:
    """These questions in this order, which together fill the minutes. Raises PlanningError if they cannot."""
    if len(questions) * LEAST_BUDGET_MINUTES > minutes:
        raise PlanningError(f"{len(questions)} questions do not fit into {minutes} minutes.")
    budgets = _budgets(questions, minutes)
    return tuple(Pick(it.id, it.area, budget) for it, budget in zip(questions, budgets, strict=True))


def another(
    candidates: Collection[AskableQuestion],
    *,
    shown: Sequence[Key],
    place: int,
    area: Key,
    kind: str,
    rank: int,
    seed: int,
    seen: Mapping[Key, int],
) -> AskableQuestion:
    """A question of this area and kind ("" for any) in the place of the one that is shown there.

    Asked again and again, it goes round all of them. Raises PlanningError where there is no other.
    """
    draw = Draw({area: pool_of(candidates, area, rank, seed)}, {area: 1}, seed, seen, frozenset())
    left = set(shown) - {shown[place]}
    fitting = [it for it in draw.alternatives(area) if kind in ("", it.kind) and it.id not in left]
    ids = [question.id for question in fitting]
    following = ids.index(shown[place]) + 1 if shown[place] in ids else 0
    if not ids or ids == [shown[place]]:
        raise PlanningError("There is no other question of that area and kind at this level.")
    return fitting[following % len(fitting)]


def shares(weights: Mapping[Key, int]) -> dict[Key, int]:
    """Each area's part of an interview in whole per cent, 100 together; 0 for an area that is off."""
    chosen = {area: weight for area, weight in weights.items() if weight}
    per_cent = largest_remainder(100, chosen, tie=str) if chosen else {}
    return {area: per_cent.get(area, 0) for area in weights}


def _check(weights: Mapping[Key, int], minutes: int) -> None:
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise PlanningError(f"Choose between {SHORTEST_MINUTES} and {LONGEST_MINUTES} minutes.")
    if not all(0 <= weight <= limits.AREA_WEIGHT for weight in weights.values()):
        raise PlanningError(f"The weight of an area goes from 0 (off) to {limits.AREA_WEIGHT}.")
    if not any(weights.values()):
        raise PlanningError("Choose at least one area: all of them are off.")


def _least_questions(minutes: int) -> int:
    return next((count for length, count in LEAST_QUESTIONS if minutes >= length), 1)


def _enough(draw: Draw, minutes: int, *, least: int) -> list[AskableQuestion]:
    """As many questions as fit. Where that is under `least`, so many as fit when each is shortened."""
    fitting = _fitting(draw, minutes)
    shortened = (_shortened(draw, minutes, count) for count in range(least, len(fitting), -1))
    return next((questions for questions in shortened if questions), fitting)


def _shortened(draw: Draw, minutes: int, count: int) -> list[AskableQuestion]:
    """`count` questions that fit into their least minutes, without the longest ones; [] for none."""
    while sum(map(len, draw.pools.values())) >= count:
        questions = draw.take(count)
        if sum(question.least_minutes for question in questions) <= minutes:
            return questions
        draw = draw.without(max(questions, key=draw.burden))
    return []


def _budgets(questions: Sequence[AskableQuestion], minutes: int) -> list[int]:
    """Each one's part of the minutes: in proportion to what its author allows, its least if there is time."""
    least = [question.least_minutes for question in questions]
    if sum(least) > minutes:
        least = [LEAST_BUDGET_MINUTES] * len(questions)
    return scaled([question.minutes for question in questions], total=minutes, least=least)


def _fitting(draw: Draw, minutes: int) -> list[AskableQuestion]:
    """As many questions as fit: their minutes may exceed the interview's by a tenth, and are then shortened.

    One question always fits, however long it takes: too little time is better than no interview.
    """
    for count in range(_most(draw, minutes), 1, -1):
        questions = draw.take(count)
        if _fits(sum(question.minutes for question in questions), minutes):
            return questions
    return draw.take(1)


def _most(draw: Draw, minutes: int) -> int:
    """The most questions that can fit: limited by the shortest questions and by the least budget of each."""
    shortest_first = sorted(question.minutes for pool in draw.pools.values() for question in pool)
    fitting = sum(_fits(total, minutes) for total in accumulate(shortest_first))
    return min(fitting, minutes // LEAST_BUDGET_MINUTES)


def _fits(own_minutes: int, minutes: int) -> bool:
    return 10 * own_minutes <= 11 * minutes
