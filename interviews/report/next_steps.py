"""What to practise next: the criteria whose marks lie just under the target, and the strongest ones. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkedCriterion:
    """One final mark of an interview. `key` is its place among the caller's, with evidence and anchors."""

    key: int
    area: Hashable
    rank: int
    weight: int
    gate: bool = False


@dataclass(frozen=True, slots=True)
class NextSteps:
    gaps: tuple[MarkedCriterion, ...]
    strongest: tuple[MarkedCriterion, ...]


def next_steps(
    marks: Sequence[MarkedCriterion], *, target: int, gaps: int = 3, strongest: int = 2
) -> NextSteps:
    """The smallest gaps to the `target` rank and the highest marks that reach it, at most one per area each.

    If no mark reaches the target, the strongest are the highest of those not shown as a gap.
    The smallest gap is the nearest level to win. If gaps are equal, a gate comes first, then the
    heavier criterion, then the order given. Pass the bar, or the rank above it once it is reached.
    """
    short = [mark for mark in marks if mark.rank < target]
    shown = _first_per_area(short, by=lambda mark: (target - mark.rank, not mark.gate, -mark.weight))[:gaps]
    high = [mark for mark in marks if mark.rank >= target]
    high = high or [mark for mark in marks if mark.rank > 0 and mark not in shown]
    best = _first_per_area(high, by=lambda mark: (-mark.rank, not mark.gate, -mark.weight))
    return NextSteps(gaps=tuple(shown), strongest=tuple(best[:strongest]))


def _first_per_area(
    marks: Iterable[MarkedCriterion], *, by: Callable[[MarkedCriterion], tuple[int, bool, int]]
) -> list[MarkedCriterion]:
    first: dict[Hashable, MarkedCriterion] = {}
    for mark in sorted(marks, key=by):  # a stable sort: ties keep the order given
        first.setdefault(mark.area, mark)
    return list(first.values())
