"""The pages of a mock's course: opening, questions with their pace, own questions, closing."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.models import Answer
from interviews.models.interview import State
from interviews.rules.scoring import Outcome
from tests.interviews.room.course.pages import mock, page, send, words, write
from tests.support.factories import NOON
from tests.support.running import Clock
from tests.support.statements import counted


@pytest.mark.usefixtures("set_clock")
@pytest.mark.parametrize("kind", ["opening", "question", "own_questions", "closing"])
def test_every_part_opens_in_five_statements_and_writes_nothing(
    seated: Client, owner: User, kind: str
) -> None:
    interview = mock(owner, kind)

    with counted() as statements:
        seated.get(interview.get_absolute_url())

    assert (statements.count, statements.writes) == (5, 0), statements


@pytest.mark.usefixtures("set_clock")
def test_the_opening_tells_how_the_interview_goes(seated: Client, owner: User) -> None:
    html = page(seated, mock(owner, "opening"))

    assert "<h1" in html
    assert "How this interview goes" in html
    assert "3 questions Each begins with time to think. Probes appear while you write. 45 min" in words(html)
    assert "Closing Look at what you wrote, change it if you like, and hand in. 3 min" in words(html)
    assert 'name="do" value="next">First question' in html


def test_an_introduction_is_saved_like_any_answer(seated: Client, owner: User, set_clock: Clock) -> None:
    interview = mock(owner, "opening")
    address = reverse("interviews:save_box", args=[interview.public_id, 0, 0])

    response = seated.post(address, {"operation": uuid.uuid4(), "revision": 0, "text": "I am Noor."})

    assert response.json()["revision"] == 1
    assert Answer.objects.get(turn__interview=interview, turn__position=0).text == "I am Noor."


def test_an_opening_whose_minutes_are_over_only_says_so(
    seated: Client, owner: User, set_clock: Clock
) -> None:
    interview = mock(owner, "opening")
    set_clock(NOON + 9 * MINUTE)

    html = page(seated, interview)

    assert "its minutes are used; the first question waits for you</span>" in html
    assert 'id="box-0"' in html


@pytest.mark.usefixtures("set_clock")
def test_going_on_from_the_opening_shows_the_first_question(seated: Client, owner: User) -> None:
    interview = mock(owner, "opening")

    response = send(seated, interview, "next", "I am Noor.", turn=0)

    assert "Question 1 of 3" in response.content.decode()


@pytest.mark.usefixtures("set_clock")
@pytest.mark.parametrize(
    ("bar", "hint"),
    [("Junior", "first two weeks"), ("Senior", "solve twice"), ("Lead", "hire was right")],
)
def test_own_questions_come_with_hints_for_the_level(
    seated: Client, owner: User, bar: str, hint: str
) -> None:
    html = page(seated, mock(owner, "own_questions", bar=bar))

    assert "What would you ask your interviewers?" in html
    assert f"At {bar} they ask" in html
    assert hint in html


@pytest.mark.usefixtures("set_clock")
def test_the_closing_lists_what_was_written(seated: Client, owner: User) -> None:
    interview = mock(owner, "closing")
    write(interview, 1, "I would look at the gauge first. " + "And then again. " * 10 + "The end.")
    interview.turns.filter(position=1).update(outcome=Outcome.ANSWERED)
    interview.turns.filter(position=2).update(outcome=Outcome.SKIPPED)
    write(interview, 4, "Which gauges fail?")

    html = page(seated, interview)

    headlines = [turn.version.headline for turn in interview.turns.questions()]
    assert f"Open again: {headlines[0]} I would look at the gauge first. And then again." in words(html)
    assert "The end." not in html
    assert f"39 words 2 Open again: {headlines[1]} Nothing was written. skipped" in words(html)
    assert f"3 Open again: {headlines[2]} Nothing was written. empty" in words(html)
    assert "Your questions to them Which gauges fail? 3 words" in words(html)
    assert "<textarea" not in html.replace('<textarea dir="auto" translate="no" id="conflict', "")


@pytest.mark.usefixtures("set_clock")
def test_handing_in_at_the_closing_takes_eight_statements_at_most(seated: Client, owner: User) -> None:
    interview = mock(owner, "closing")
    address = reverse("interviews:submit_turn", args=[interview.public_id])

    with counted() as statements:
        seated.post(address, {"turn": 5, "do": "next"})

    interview.refresh_from_db()
    assert (interview.state, statements.count) == (State.GRADED, 7), statements


@pytest.mark.usefixtures("set_clock")
def test_a_mock_offers_no_way_back(seated: Client, owner: User) -> None:
    interview = mock(owner, "question")

    html = page(seated, interview)

    assert 'value="go-' not in html
    assert "Come back to this" not in html


@pytest.mark.usefixtures("set_clock")
def test_a_forged_way_back_in_a_mock_is_refused_with_a_sentence(seated: Client, owner: User) -> None:
    interview = mock(owner, "question")

    response = send(seated, interview, "go-2", "typed")

    assert "A mock goes one way" in response.content.decode()
    assert "Question 1 of 3" in response.content.decode()
    assert Answer.objects.get(turn__interview=interview, turn__position=1, position=0).text == "typed"


def test_the_line_tells_thinking_time_and_carries_what_it_will_say(
    seated: Client, owner: User, set_clock: Clock
) -> None:
    html = seated.get(mock(owner, "question").get_absolute_url()).content.decode()

    line = re.search(r'<span id="pace" data-lines="([^"]*)">([^<]*)</span>', html)
    assert line is not None
    assert line[2] == "about 2 min to think, then write"
    assert line[1].split("\n")[:3] == [
        "0 about 2 min to think, then write",
        "30000 about 1 min to think, then write",
        "90000 about 14 of 15 min left for it",
    ]


def test_near_the_end_the_line_says_what_is_left_of_the_plan(
    seated: Client, owner: User, set_clock: Clock
) -> None:
    interview = mock(owner, "question")
    interview.turns.questions().update(budget=10 * MINUTE)
    set_clock(NOON + 31 * MINUTE)

    html = page(seated, interview)

    assert "2 more questions and about 6 min left before your own questions</span>" in html
