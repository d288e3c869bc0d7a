"""How the minutes of a mock are shared out over its parts."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.planning.course import Split, questions_only, split, why_so_many
from interviews.planning.draw import LONGEST_MINUTES, SHORTEST_MINUTES
from interviews.planning.picking import LEAST_BUDGET_MINUTES

minutes = st.integers(SHORTEST_MINUTES, LONGEST_MINUTES)


@pytest.mark.parametrize(("length", "parts"), [(30, (1, 25, 3, 1)), (45, (2, 36, 5, 2)), (60, (3, 48, 6, 3))])
def test_the_known_splits_stand(length: int, parts: tuple[int, ...]) -> None:
    assert astuple(split(length)) == parts


@pytest.mark.parametrize(
    ("length", "parts"), [(5, (0, 4, 1, 0)), (15, (1, 13, 1, 0)), (50, (2, 41, 5, 2)), (90, (3, 78, 6, 3))]
)
def test_other_lengths_lie_between(length: int, parts: tuple[int, ...]) -> None:
    assert astuple(split(length)) == parts


@given(minutes)
def test_the_parts_add_up(length: int) -> None:
    assert split(length).total == length


@given(minutes, minutes)
def test_no_part_shrinks_in_a_longer_interview(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))

    assert all(
        less <= more for less, more in zip(astuple(split(shorter)), astuple(split(longer)), strict=True)
    )


@given(minutes)
def test_there_is_always_room_for_a_question_and_it_has_most_of_the_time(length: int) -> None:
    parts = split(length)

    assert parts.questions >= LEAST_BUDGET_MINUTES
    assert parts.questions > parts.beside_questions


@pytest.mark.parametrize(
    ("own", "minutes", "sentence"),
    [
        ([20], 13, "The question usually takes 20 minutes; it gets 13."),
        ([15, 15], 30, "A question here usually takes 15 minutes, so two fit into 30."),
        (
            [15, 20, 15],
            36,
            "A question here usually takes 15 to 20 minutes. Each gets a little less, so that three fit"
            " into 36: one answer alone says little about a level.",
        ),
    ],
)
def test_the_number_of_questions_is_explained(own: list[int], minutes: int, sentence: str) -> None:
    assert why_so_many(own, minutes=minutes) == sentence


@given(minutes)
def test_a_practice_keeps_all_of_its_minutes_for_questions(length: int) -> None:
    assert questions_only(length) == Split(opening=0, questions=length, own_questions=0, closing=0)
