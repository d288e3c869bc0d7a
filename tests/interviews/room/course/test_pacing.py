"""What the room says about the time of the part at hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database.units import MINUTE, SECOND
from interviews.room.pacing import Pace, PaceLine, part_lines, question_lines, thinking_time
from interviews.room.prompts import hints

OVER = "its minutes are used"


def pace(**changes: Any) -> Pace:
    """The first of three questions in the 32 minutes of a mock of 45, just begun."""
    facts = {"budget": 11 * MINUTE, "used": 0, "before": 32 * MINUTE, "more_questions": 2}
    return Pace(**{**facts, "all_questions": 32 * MINUTE, **changes})


def said(lines: list[PaceLine], after: int) -> str:
    return [line.text for line in lines if line.after <= after][-1]


@pytest.mark.parametrize(("minutes", "thinking"), [(3, 60), (11, 66), (15, 90), (20, 120), (60, 120)])
def test_thinking_is_a_tenth_of_the_budget_within_one_and_two_minutes(minutes: int, thinking: int) -> None:
    assert thinking_time(minutes * MINUTE) == thinking * SECOND


def test_a_question_begins_with_time_to_think() -> None:
    lines = question_lines(pace())

    assert lines[0] == PaceLine(0, "about 2 min to think, then write")
    assert said(lines, 65 * SECOND) == "about 1 min to think, then write"
    assert said(lines, 66 * SECOND) == "about 10 of 11 min left for it"


@pytest.mark.parametrize(
    ("after", "text"),
    [
        (2 * MINUTE - 1, "about 10 of 11 min left for it"),
        (2 * MINUTE, "about 9 of 11 min left for it"),
        (10 * MINUTE, "about 1 of 11 min left for it"),
        (11 * MINUTE, "its 11 min are used; go on when you are ready"),
    ],
)
def test_then_the_minutes_of_the_question_count_down(after: int, text: str) -> None:
    assert said(question_lines(pace()), after) == text


@pytest.mark.parametrize(
    ("before", "more", "text"),
    [
        (8 * MINUTE + 1, 1, "about 8 of 11 min left for it"),
        (8 * MINUTE, 2, "2 more questions and about 8 min left before your own questions"),
        (3 * MINUTE, 1, "1 more question and about 3 min left before your own questions"),
        (61 * SECOND, 0, "about 2 min left before your own questions"),
        (0, 1, "the minutes for questions are used; your own questions come next"),
        (-9 * MINUTE, 0, "the minutes for questions are used; your own questions come next"),
    ],
)
def test_near_the_end_of_the_plan_it_says_what_is_left_of_it(before: int, more: int, text: str) -> None:
    lines = question_lines(pace(used=3 * MINUTE, before=before, more_questions=more))

    assert lines[0].text == text


def test_the_end_of_the_plan_comes_near_while_the_page_is_open() -> None:
    lines = question_lines(pace(used=3 * MINUTE, before=10 * MINUTE, more_questions=1))

    assert said(lines, 2 * MINUTE) == "1 more question and about 8 min left before your own questions"
    assert said(lines, 10 * MINUTE) == "the minutes for questions are used; your own questions come next"


def test_a_practice_has_no_end_of_its_plan() -> None:
    lines = question_lines(pace(used=3 * MINUTE, before=None))

    assert lines[-1] == PaceLine(8 * MINUTE, "its 11 min are used; go on when you are ready")


def test_plenty_of_time_changes_every_five_minutes_only() -> None:
    lines = question_lines(pace(budget=60 * MINUTE, used=2 * MINUTE, before=None))

    texts = [line.text for line in lines[:6]]
    assert texts == [f"about {left} of 60 min left for it" for left in (60, 55, 50, 45, 40, 35)]


def test_another_part_counts_down_and_then_leads_on() -> None:
    lines = part_lines(Pace(budget=5 * MINUTE, used=MINUTE), over=OVER)

    assert lines[0] == PaceLine(0, "about 4 min")
    assert lines[-1] == PaceLine(4 * MINUTE, OVER)


def test_a_part_promises_no_more_than_the_bell_leaves() -> None:
    lines = part_lines(Pace(budget=5 * MINUTE, used=0, before=90 * SECOND), over=OVER)

    assert [(line.after, line.text) for line in lines] == [
        (0, "about 2 min"),
        (30 * SECOND, "about 1 min"),
        (90 * SECOND, OVER),
    ]


def test_a_longer_ladder_shares_the_last_hints() -> None:
    assert [hints(rank) == hints(4) for rank in (1, 3, 4, 8)] == [False, False, True, True]


@given(
    budget=st.integers(MINUTE, 60 * MINUTE),
    used=st.integers(0, 90 * MINUTE),
    before=st.none() | st.integers(-30 * MINUTE, 90 * MINUTE),
    wait=st.integers(0, 60 * MINUTE),
)
def test_a_page_left_open_says_what_a_fresh_one_says(
    budget: int, used: int, before: int | None, wait: int
) -> None:
    facts = {"budget": budget, "all_questions": 2 * budget}
    open_page = question_lines(pace(used=used, before=before, **facts))
    later = None if before is None else before - wait

    fresh = question_lines(pace(used=used + wait, before=later, **facts))

    assert said(open_page, wait) == fresh[0].text
