"""Which gaps and strengths a report shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviews.report.next_steps import MarkedCriterion, next_steps

MARKED = st.builds(
    MarkedCriterion,
    key=st.integers(),
    area=st.sampled_from("abcd"),
    rank=st.integers(0, 4),
    weight=st.integers(1, 3),
    gate=st.booleans(),
)
MARKED_LIST = st.lists(MARKED, max_size=10, unique_by=lambda mark: mark.key)


def marked(key: int, area: str, rank: int, *, weight: int = 1, gate: bool = False) -> MarkedCriterion:
    return MarkedCriterion(key, area, rank, weight, gate)


def test_the_smallest_gap_comes_first():
    far, near = marked(1, "a", 1), marked(2, "b", 2)

    assert next_steps([far, near], target=3).gaps == (near, far)


def test_an_area_shows_its_smallest_gap_only():
    near, far, other = marked(1, "a", 2), marked(2, "a", 1), marked(3, "b", 0)

    steps = next_steps([far, near, other], target=3)

    assert steps.gaps == (near, other)


def test_equal_gaps_are_ordered_by_gate_then_weight_then_as_given():
    first, second = marked(1, "a", 2), marked(2, "b", 2)
    heavy, gate = marked(3, "c", 2, weight=3), marked(4, "d", 2, gate=True)

    steps = next_steps([first, second, heavy, gate], target=3, gaps=4)

    assert steps.gaps == (gate, heavy, first, second)


def test_the_strongest_marks_are_the_highest_that_reach_the_target():
    at, above, below = marked(1, "a", 3), marked(2, "b", 4), marked(3, "c", 2)

    assert next_steps([at, above, below], target=3).strongest == (above, at)


def test_below_the_target_the_strongest_are_the_highest_marks_not_shown_as_a_gap():
    shown, rest = marked(1, "a", 2, gate=True), marked(2, "a", 2)

    steps = next_steps([rest, shown], target=3)

    assert steps.strongest == (rest,)


def test_a_mark_of_not_yet_is_no_strength():
    assert next_steps([marked(1, "a", 0), marked(2, "a", 0)], target=3).strongest == ()


@given(MARKED_LIST, st.integers(1, 4), st.integers(0, 4))
def test_gaps_are_below_the_target_sorted_and_one_per_area(marks, target, limit):
    gaps = next_steps(marks, target=target, gaps=limit).gaps

    short_areas = {mark.area for mark in marks if mark.rank < target}
    sizes = [target - gap.rank for gap in gaps]
    assert sizes == sorted(sizes)
    assert all(size > 0 for size in sizes)
    assert len({gap.area for gap in gaps}) == len(gaps) == min(limit, len(short_areas))


@given(MARKED_LIST, st.integers(1, 4))
def test_no_mark_is_both_a_gap_and_a_strength(marks, target):
    steps = next_steps(marks, target=target)

    assert {gap.key for gap in steps.gaps}.isdisjoint(mark.key for mark in steps.strongest)
