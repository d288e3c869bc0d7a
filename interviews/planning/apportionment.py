"""Sharing whole things out in proportion: questions or per cent over areas, minutes over questions. Pure.

Nothing here is left to chance or to the order of a mapping: the caller settles ties.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def largest_remainder(total: int, weights: Mapping[Key, int], *, tie: Callable[[Key], str]) -> dict[Key, int]:
    """Split `total` by positive weights: whole quotas first, what is left to the largest remainders.

    Each share is within one of its exact quota. Equal remainders go to the heavier, then by `tie`.
    """
    whole = sum(weights.values())
    shares = {key: total * weight // whole for key, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda key: (-(total * weights[key] % whole), -weights[key], tie(key)))
    for key in by_remainder[: total - sum(shares.values())]:
        shares[key] += 1
    return shares


def largest_remainder_within(
    caps: Mapping[Key, int], total: int, weights: Mapping[Key, int], *, tie: Callable[[Key], str]
) -> dict[Key, int]:
    """The same, but no share passes its cap; what a full one cannot take goes to the others.

    `total` must not be above the sum of the caps.
    """
    shares = largest_remainder(total, weights, tie=tie)
    full = {key: caps[key] for key, share in shares.items() if share > caps[key]}
    if not full:
        return shares
    others = {key: weight for key, weight in weights.items() if key not in full}
    left = total - sum(full.values())
    return full | (largest_remainder_within(caps, left, others, tie=tie) if others else {})


def scaled(sizes: Sequence[int], *, total: int, least: Sequence[int]) -> list[int]:
    """Whole numbers in proportion to `sizes` that sum to `total`, none below its place in `least`.

    Each next unit goes where a size has most per unit given (the odd divisors round to nearest, and
    leave sizes alone that sum to `total` already). `total` must be at least the sum of `least`.
    """
    given = list(least)
    for _ in range(total - sum(given)):
        # max() keeps the first of equals: the earlier one gets the odd unit
        neediest = max(range(len(sizes)), key=lambda i: sizes[i] / (2 * given[i] + 1))
        given[neediest] += 1
    return given
