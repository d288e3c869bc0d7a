"""Properties of every plan, for any bank and wishes."""

from __future__ import annotations

import itertools
import math
import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from interviews.planning.apportionment import largest_remainder, largest_remainder_within, scaled
from interviews.planning.draw import plan, shares
from interviews.planning.picking import AskableQuestion
from interviews.rules.outcomes import probe_points

AREAS = "abcde"
RANK = 3
CANDIDATE = st.builds(
    AskableQuestion,
    id=st.integers(0, 500),
    area=st.sampled_from(AREAS),
    rank=st.integers(1, 4),
    minutes=st.integers(3, 40),
    reviewed=st.booleans(),
    kind=st.sampled_from(["design", "estimate", "operate"]),
)
BANK = st.lists(CANDIDATE, min_size=1, max_size=40, unique_by=lambda candidate: candidate.id)
WEIGHTS = st.fixed_dictionaries({area: st.integers(0, 3) for area in AREAS})
MINUTES = st.integers(5, 180)
SEEDS = st.integers(0, 2**63 - 1)


@st.composite
def wishes(draw):
    """A bank with wishes that it can meet: at least the area of its first question is chosen."""
    candidates = draw(BANK)
    weights = draw(WEIGHTS) | {candidates[0].area: draw(st.integers(1, 3))}
    seen = draw(st.dictionaries(st.sampled_from([c.id for c in candidates]), st.integers(1, 99)))
    return candidates, {
        "weights": weights,
        "rank": RANK,
        "minutes": draw(MINUTES),
        "seed": draw(SEEDS),
        "seen": seen,
    }


def full_bank() -> list[AskableQuestion]:
    """Enough 5-minute questions in each area for the longest interview."""
    return [AskableQuestion(f"{area}{n}", area, RANK, 5, True, "design") for area in AREAS for n in range(40)]


def least_questions(minutes: int) -> int:
    return 1 + (minutes >= 30) + (minutes >= 45)


def can_fill(candidates: list[AskableQuestion], wish: dict[str, Any], count: int) -> bool:
    """Whether the `count` shortest questions of the areas fit if each gets three fifths of its minutes."""
    chosen = [candidate for candidate in candidates if wish["weights"][candidate.area]]
    nearest = {
        area: min((abs(it.rank - RANK), it.rank) for it in chosen if it.area == area)[1]
        for area in {it.area for it in chosen}
    }
    shortest = sorted(max(3, math.ceil(it.minutes * 0.6)) for it in chosen if it.rank == nearest[it.area])
    return len(shortest) >= count and sum(shortest[:count]) <= wish["minutes"]


def seats(minutes: int, weights: dict[str, int], seed: int) -> dict[str, int]:
    picks = plan(full_bank(), weights=weights, rank=RANK, minutes=minutes, seed=seed, seen={}).picks
    return {area: sum(pick.area == area for pick in picks) for area in AREAS}


@given(wishes())
def test_the_budgets_fill_the_interview_exactly(case):
    candidates, wish = case
    picks = plan(candidates, **wish).picks

    assert sum(pick.budget_minutes for pick in picks) == wish["minutes"]
    assert all(pick.budget_minutes >= 3 for pick in picks)


@given(wishes())
def test_no_question_is_squeezed_by_more_than_a_tenth_unless_there_would_be_too_few(case):
    candidates, wish = case
    picks = plan(candidates, **wish).picks
    own = {candidate.id: candidate.minutes for candidate in candidates}

    fits = 10 * sum(own[pick.id] for pick in picks) <= 11 * wish["minutes"]
    assert fits or len(picks) <= least_questions(wish["minutes"])


@given(wishes())
def test_of_several_questions_each_has_three_fifths_of_its_own_minutes(case):
    candidates, wish = case
    picks = plan(candidates, **wish).picks
    own = {candidate.id: candidate.minutes for candidate in candidates}

    short = [pick for pick in picks if pick.budget_minutes < max(3, 3 * own[pick.id] // 5)]
    assert len(picks) == 1 or short == []


@given(wishes())
def test_there_are_as_many_questions_as_the_length_asks_for_if_the_bank_has_them(case):
    candidates, wish = case
    picks = plan(candidates, **wish).picks

    least = least_questions(wish["minutes"])
    assert len(picks) >= least or not can_fill(candidates, wish, least)


@given(wishes())
def test_no_question_is_asked_twice_or_from_an_area_that_is_off(case):
    candidates, wish = case
    picks = plan(candidates, **wish).picks

    assert len({pick.id for pick in picks}) == len(picks)
    assert all(wish["weights"][pick.area] > 0 for pick in picks)


@given(wishes())
def test_another_level_is_asked_exactly_where_the_area_has_nothing_at_the_level(case):
    candidates, wish = case
    has_level = {candidate.area for candidate in candidates if candidate.rank == RANK}
    ranks = {candidate.id: candidate.rank for candidate in candidates}

    for pick in plan(candidates, **wish).picks:
        assert (ranks[pick.id] != RANK) == (pick.area not in has_level)


@given(wishes(), st.randoms())
def test_the_order_of_the_bank_does_not_matter(case, shuffler: random.Random):
    candidates, wish = case
    weights = dict(shuffler.sample(list(wish["weights"].items()), len(AREAS)))
    shuffled = shuffler.sample(candidates, len(candidates))

    assert plan(shuffled, **(wish | {"weights": weights})) == plan(candidates, **wish)


@given(wishes())
def test_a_seen_question_is_asked_only_when_the_unseen_of_its_area_are_used_up(case):
    candidates, wish = case
    picks = plan(candidates, **wish).picks
    asked, ranks = {pick.id for pick in picks}, {c.id: c.rank for c in candidates}

    for pick in (pick for pick in picks if pick.id in wish["seen"]):
        rivals = {c.id for c in candidates if c.area == pick.area and c.rank == ranks[pick.id]}
        assert rivals - wish["seen"].keys() <= asked


@given(WEIGHTS.filter(lambda weights: any(weights.values())), MINUTES, SEEDS)
def test_each_area_gets_its_proportion_within_one_question(weights, minutes, seed):
    got = seats(minutes, weights, seed)
    count, whole = sum(got.values()), sum(weights.values())

    assert all(abs(got[area] * whole - count * weights[area]) < whole for area in AREAS)


@given(WEIGHTS.filter(lambda weights: any(weights.values())), MINUTES, SEEDS)
def test_a_heavier_area_never_gets_fewer_questions(weights, minutes, seed):
    got = seats(minutes, weights, seed)

    pairs = itertools.permutations(AREAS, 2)
    assert all(got[light] <= got[heavy] for light, heavy in pairs if weights[light] < weights[heavy])


@given(WEIGHTS.filter(lambda weights: any(weights.values())))
def test_shares_make_100_and_follow_the_weights(weights):
    parts, whole = shares(weights), sum(weights.values())

    assert sum(parts.values()) == 100
    assert all(abs(parts[area] * whole - 100 * weights[area]) < whole for area in AREAS)


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 99), min_size=1), st.integers(0, 500))
def test_the_largest_remainders_give_out_everything(weights, total):
    parts, whole = largest_remainder(total, weights, tie=str), sum(weights.values())

    assert sum(parts.values()) == total
    assert all(abs(parts[key] * whole - total * weights[key]) < whole for key in weights)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 9)), min_size=1, max_size=8), st.data())
def test_caps_are_kept_and_nothing_is_lost(areas, data):
    weights, caps = ({n: area[part] for n, area in enumerate(areas)} for part in (0, 1))
    total = data.draw(st.integers(0, sum(caps.values())))

    parts = largest_remainder_within(caps, total, weights, tie=str)

    assert sum(parts.values()) == total
    assert all(0 <= parts[key] <= caps[key] for key in caps)


@given(st.lists(st.integers(3, 60), min_size=1, max_size=12))
def test_sizes_that_fit_already_are_left_alone(sizes):
    assert scaled(sizes, total=sum(sizes), least=[3] * len(sizes)) == sizes


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(0, 200))
def test_a_longer_question_never_gets_less_time(sizes, spare):
    parts = scaled(sizes, total=3 * len(sizes) + spare, least=[3] * len(sizes))
    ascending = [part for _, part in sorted(zip(sizes, parts, strict=True))]

    assert sum(parts) == 3 * len(sizes) + spare
    assert ascending == sorted(parts)


@given(st.integers(1000, 10_800_000), st.integers(1, 6))
def test_probes_rise_within_the_second_half(budget, count):
    points = probe_points(budget, count)

    assert points == sorted(set(points))
    assert budget // 2 <= points[0]
    assert points[-1] < budget
