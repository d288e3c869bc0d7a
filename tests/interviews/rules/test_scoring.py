"""The scoring rule, by example and by property."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.rules.scoring import (
    CriterionMark,
    Distance,
    LevelReached,
    Outcome,
    TurnResult,
    UngradedTurn,
    UnscorableMarks,
    distance_to,
    level_reached,
    turn_level,
)

RANKS = st.integers(0, 8)
MARK = st.builds(CriterionMark, rank=RANKS, weight=st.integers(1, 9), gate=st.booleans())
MARKS = st.lists(MARK, min_size=1, max_size=6)
ANSWERED = st.builds(TurnResult, st.just(Outcome.ANSWERED), RANKS)
UNANSWERED = st.sampled_from([Outcome.EMPTY, Outcome.SKIPPED, Outcome.NOT_REACHED]).map(TurnResult)
TURNS = st.lists(ANSWERED | UNANSWERED, max_size=8)


def plain(*ranks: int) -> list[CriterionMark]:
    return [CriterionMark(rank=rank, weight=1) for rank in ranks]


def answered(*ranks: int) -> list[TurnResult]:
    return [TurnResult(Outcome.ANSWERED, rank) for rank in ranks]


@pytest.mark.parametrize(
    ("ranks", "level"),
    [((3,), 3), ((3, 2), 2), ((3, 3, 1), 3), ((4, 3, 2, 1), 2), ((4, 4, 0, 0), 0), ((0, 0, 4), 0)],
)
def test_a_turn_reaches_the_highest_level_that_more_than_half_of_its_weight_reaches(ranks, level):
    assert turn_level(plain(*ranks)) == level


def test_a_heavier_criterion_counts_for_more():
    marks = [CriterionMark(4, weight=3), CriterionMark(1, weight=1), CriterionMark(2, weight=1)]

    assert turn_level(marks) == 4


def test_exactly_half_of_the_weight_is_not_enough():
    assert turn_level([CriterionMark(3, weight=2), *plain(1, 1)]) == 1


def test_the_lowest_gate_caps_the_level():
    marks = [
        CriterionMark(4, weight=9),
        CriterionMark(3, weight=1, gate=True),
        CriterionMark(2, weight=1, gate=True),
    ]

    assert turn_level(marks) == 2


@pytest.mark.parametrize("marks", [[], [CriterionMark(2, weight=0)], [CriterionMark(2, weight=-1)]])
def test_marks_that_cannot_be_scored_are_refused(marks):
    with pytest.raises(UnscorableMarks):
        turn_level(marks)


def test_an_interview_reaches_what_more_than_half_of_its_turns_reach():
    result = level_reached(answered(2, 2, 3))

    assert result == LevelReached(rank=2, counted=3, planned=3, answered=3)


def test_empty_and_skipped_turns_count_as_not_yet():
    turns = [*answered(3), TurnResult(Outcome.EMPTY), TurnResult(Outcome.SKIPPED)]

    assert level_reached(turns) == LevelReached(rank=0, counted=3, planned=3, answered=1)


def test_turns_not_reached_are_left_out_but_stay_planned():
    turns = [*answered(3, 3), TurnResult(Outcome.NOT_REACHED), TurnResult(Outcome.NOT_REACHED)]

    assert level_reached(turns) == LevelReached(rank=3, counted=2, planned=4, answered=2)


@pytest.mark.parametrize("turns", [[], [TurnResult(Outcome.NOT_REACHED)]])
def test_nothing_that_counts_has_no_level(turns):
    assert level_reached(turns).rank is None


@pytest.mark.parametrize(
    ("turns", "rests"),
    [
        (answered(2), True),
        ([*answered(2), TurnResult(Outcome.NOT_REACHED)], True),
        ([*answered(2), TurnResult(Outcome.SKIPPED)], False),
        ([TurnResult(Outcome.SKIPPED)], False),
        (answered(2, 2), False),
    ],
)
def test_a_level_rests_on_one_answer_when_only_that_answer_counts(turns, rests):
    assert level_reached(turns).rests_on_one is rests


def test_an_answered_turn_must_be_graded_before_it_counts():
    with pytest.raises(UngradedTurn):
        level_reached([TurnResult(Outcome.ANSWERED)])


@pytest.mark.parametrize(
    ("ranks", "distance"),
    [
        ((2, 2, 3), Distance(rank=3, reached=1, counted=3, short=1)),
        ((2, 2), Distance(rank=3, reached=0, counted=2, short=2)),
        ((3, 4, 1), Distance(rank=3, reached=2, counted=3, short=0)),
    ],
)
def test_the_distance_says_how_many_more_turns_would_have_done(ranks, distance):
    assert distance_to(3, answered(*ranks)) == distance


@given(MARKS, st.data())
def test_raising_a_mark_never_lowers_the_turn(marks, data):
    index = data.draw(st.integers(0, len(marks) - 1))
    raised = [*marks]
    raised[index] = replace(marks[index], rank=marks[index].rank + data.draw(st.integers(1, 4)))

    assert turn_level(raised) >= turn_level(marks)


@given(MARKS, st.randoms())
def test_the_order_of_marks_does_not_matter(marks, shuffler: random.Random):
    shuffled = shuffler.sample(marks, len(marks))

    assert turn_level(shuffled) == turn_level(marks)


@given(MARKS)
def test_a_turn_is_one_of_its_marks_and_never_above_a_gate(marks):
    level = turn_level(marks)

    assert level in {mark.rank for mark in marks}
    assert all(level <= mark.rank for mark in marks if mark.gate)


@given(MARKS, st.integers(2, 50))
def test_only_the_ratio_of_weights_matters(marks, factor):
    scaled = [replace(mark, weight=mark.weight * factor) for mark in marks]

    assert turn_level(scaled) == turn_level(marks)


@given(RANKS, st.integers(1, 6), st.booleans())
def test_marks_that_agree_are_the_level(rank, count, gate):
    assert turn_level([CriterionMark(rank, weight=2, gate=gate)] * count) == rank


@given(MARKS)
def test_without_gates_a_turn_is_carried_by_more_than_half_of_its_weight(marks):
    open_marks = [replace(mark, gate=False) for mark in marks]
    level, total = turn_level(open_marks), sum(mark.weight for mark in marks)

    def weight_from(rank: int) -> int:
        return sum(mark.weight for mark in marks if mark.rank >= rank)

    assert 2 * weight_from(level) > total
    assert 2 * weight_from(level + 1) <= total


@given(TURNS, st.data())
def test_raising_a_turn_never_lowers_the_interview(turns, data):
    raised = [*turns, *answered(0)]
    index = data.draw(st.sampled_from([i for i, turn in enumerate(raised) if turn.counts]))
    before = level_reached(raised)
    raised[index] = TurnResult(Outcome.ANSWERED, raised[index].counted_rank + 1)

    assert level_reached(raised).rank >= before.rank


@given(TURNS, st.randoms())
def test_the_order_of_turns_does_not_matter(turns, shuffler: random.Random):
    shuffled = shuffler.sample(turns, len(turns))

    assert level_reached(shuffled) == level_reached(turns)


@given(RANKS)
def test_a_single_turn_is_the_level_of_its_interview(rank):
    assert level_reached(answered(rank)).rank == rank


@given(TURNS, st.integers(0, 5))
def test_turns_not_reached_never_change_the_level(turns, unreached):
    more = [*turns, *[TurnResult(Outcome.NOT_REACHED)] * unreached]

    assert level_reached(more).rank == level_reached(turns).rank


@given(TURNS, st.integers(1, 8))
def test_the_distance_is_nothing_exactly_when_the_level_is_reached(turns, rank):
    result, distance = level_reached(turns), distance_to(rank, turns)

    assert (distance.short == 0) == (result.rank is not None and result.rank >= rank)


@given(st.lists(RANKS, min_size=1, max_size=8), st.integers(1, 8))
def test_raising_as_many_turns_as_the_distance_says_reaches_the_level(ranks, target):
    short = distance_to(target, answered(*ranks)).short
    lowest_first = sorted(ranks)
    raised = [max(target, rank) for rank in lowest_first[:short]] + lowest_first[short:]

    assert short == 0 or level_reached(answered(*raised)).rank >= target
