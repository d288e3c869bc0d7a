"""Which gaps and strengths a report shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviews.next_steps import Gap, MarkedCriterion, next_steps

MARKED = st.builds(
    MarkedCriterion,
    key=st.integers(),
    area=st.sampled_from("abcd"),
    dimension=st.sampled_from(["design", "safety"]),
    criterion=st.just("Criterion"),
    rank=st.integers(0, 4),
    weight=st.integers(1, 3),
    gate=st.booleans(),
)
MARKED_LIST = st.lists(MARKED, max_size=10, unique_by=lambda mark: mark.key)


def marked(key: str, area: str, rank: int, *, weight: int = 1, gate: bool = False) -> MarkedCriterion:
    return MarkedCriterion(key, area, "design", key.title(), rank, weight, gate)


def test_the_smallest_gap_comes_first():
    far, near = marked("far", "a", 1), marked("near", "b", 2)

    assert next_steps([far, near], target=3).gaps == (Gap(near, 1), Gap(far, 2))


def test_a_gap_aims_at_one_level_up():
    assert next_steps([marked("far", "a", 0)], target=3).gaps[0].next_rank == 1


def test_an_area_shows_its_smallest_gap_only():
    near, far, other = marked("near", "a", 2), marked("far", "a", 1), marked("other", "b", 0)

    steps = next_steps([far, near, other], target=3)

    assert [gap.mark for gap in steps.gaps] == [near, other]


def test_equal_gaps_are_ordered_by_gate_then_weight_then_as_given():
    first, second = marked("first", "a", 2), marked("second", "b", 2)
    heavy, gate = marked("heavy", "c", 2, weight=3), marked("gate", "d", 2, gate=True)

    steps = next_steps([first, second, heavy, gate], target=3, gaps=4)

    assert [gap.mark for gap in steps.gaps] == [gate, heavy, first, second]


def test_the_strongest_marks_are_the_highest_that_reach_the_target():
    at, above, below = marked("at", "a", 3), marked("above", "b", 4), marked("below", "c", 2)

    assert next_steps([at, above, below], target=3).strongest == (above, at)


def test_below_the_target_the_strongest_are_the_highest_marks_not_shown_as_a_gap():
    shown, rest = marked("shown", "a", 2, gate=True), marked("rest", "a", 2)

    steps = next_steps([rest, shown], target=3)

    assert steps.strongest == (rest,)


def test_a_mark_of_not_yet_is_no_strength():
    assert next_steps([marked("one", "a", 0), marked("two", "a", 0)], target=3).strongest == ()


@given(MARKED_LIST, st.integers(1, 4), st.integers(0, 4))
def test_gaps_are_below_the_target_sorted_and_one_per_area(marks, target, limit):
    gaps = next_steps(marks, target=target, gaps=limit).gaps

    short_areas = {mark.area for mark in marks if mark.rank < target}
    assert [gap.size for gap in gaps] == sorted(target - gap.mark.rank for gap in gaps)
    assert all(gap.size > 0 for gap in gaps)
    assert len({gap.mark.area for gap in gaps}) == len(gaps) == min(limit, len(short_areas))


@given(MARKED_LIST, st.integers(1, 4))
def test_no_mark_is_both_a_gap_and_a_strength(marks, target):
    steps = next_steps(marks, target=target)

    assert {gap.mark.key for gap in steps.gaps}.isdisjoint(mark.key for mark in steps.strongest)
