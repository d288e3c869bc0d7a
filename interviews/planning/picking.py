"""Which of a bank's questions are taken first. Pure.

Chance is a hash of the seed and the question: the same seed takes the same questions, in whatever order they
come, and years later on another machine.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Any, Final, TypeAlias

from interviews.planning.apportionment import largest_remainder_within

LEAST_BUDGET_MINUTES: Final = 3
# Any hashable. A Mapping is invariant in its key, so a narrower type would refuse the caller's own keys.
Key: TypeAlias = Any


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
class Draw:
    """What picking needs: each area's candidates in seeded order, and when the person saw each question."""

    pools: Mapping[Key, tuple[AskableQuestion, ...]]
    weights: Mapping[Key, int]
    seed: int
    seen: Mapping[Key, int]
    pinned: frozenset[Key]

    def take(self, count: int) -> list[AskableQuestion]:
        """The questions of an interview of `count`, in the order they are asked."""
        taken: list[AskableQuestion] = []
        for area in self._areas_in_order(count):
            kinds = Counter(question.kind for question in taken)
            left = [question for question in self.pools[area] if question not in taken]
            taken.append(min(left, key=partial(self._reluctance, kinds=kinds)))
        return taken

    def alternatives(self, area: Key) -> list[AskableQuestion]:
        """All questions of an area in the order in which they would be taken, were there no others."""
        return sorted(self.pools.get(area, ()), key=partial(self._reluctance, kinds=Counter()))

    def burden(self, question: AskableQuestion) -> tuple[bool, int]:
        """Highest is to go first where time is short: the longest of those that are not pinned."""
        return question.id not in self.pinned, question.least_minutes

    def without(self, question: AskableQuestion) -> Draw:
        """The same draw among the other questions."""
        left = {area: tuple(it for it in pool if it != question) for area, pool in self.pools.items()}
        return replace(self, pools={area: pool for area, pool in left.items() if pool})

    def _areas_in_order(self, count: int) -> Iterator[Key]:
        """In rounds, heaviest area first: an interview cut short has covered the most important areas."""
        seats = self._seats(count)
        ordered = sorted(seats, key=lambda area: (-self.weights[area], self._chance(area)))
        for turn in range(max(seats.values())):
            yield from (area for area in ordered if seats[area] > turn)

    def _seats(self, count: int) -> dict[Key, int]:
        """How many questions each area has: by weight, except that the pinned ones keep their seats."""
        sizes = {area: len(pool) for area, pool in self.pools.items()}
        weights = {area: self.weights[area] for area in sizes}
        seats = largest_remainder_within(sizes, count, weights, tie=self._chance)
        kept = {area: sum(it.id in self.pinned for it in pool) for area, pool in self.pools.items()}
        if all(seats[area] >= kept[area] for area in seats) or sum(kept.values()) > count:
            return seats
        free = {area: sizes[area] - kept[area] for area in sizes}
        others = largest_remainder_within(free, count - sum(kept.values()), weights, tie=self._chance)
        return {area: kept[area] + others[area] for area in sizes}

    def _reluctance(
        self, question: AskableQuestion, *, kinds: Counter[str]
    ) -> tuple[bool, bool, int, bool, int]:
        """Lowest first: pinned; never asked, else asked longest ago; reviewed; of the kind least used."""
        return (
            question.id not in self.pinned,
            question.id in self.seen,
            self.seen.get(question.id, 0),
            not question.reviewed,
            kinds[question.kind],
        )

    def _chance(self, key: Key) -> str:
        return chance(self.seed, key)


def chance(seed: int, key: Key) -> str:
    """A sort key that depends only on the seed and the key, not on the other candidates."""
    return sha256(f"{seed}:{key}".encode()).hexdigest()


def pool_of(
    candidates: Collection[AskableQuestion], area: Key, rank: int, seed: int
) -> tuple[AskableQuestion, ...]:
    """The area's questions at the level or, only where it has none, at the nearest level (lower first)."""
    in_area = {candidate for candidate in candidates if candidate.area == area}
    if not in_area:
        return ()
    nearest = min({candidate.rank for candidate in in_area}, key=lambda at: (abs(at - rank), at))
    level = [candidate for candidate in in_area if candidate.rank == nearest]
    return tuple(sorted(level, key=lambda candidate: chance(seed, candidate.id)))
