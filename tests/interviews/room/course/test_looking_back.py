"""The closing of a mock leads back to each answer while time is left, and what ran out is said afterwards."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.errors import OneWay
from interviews.lifecycle.transitions import settle
from interviews.models import Answer, Interview
from interviews.models.interview import State
from interviews.room import services
from interviews.rules.scoring import Outcome
from tests.interviews.room.course.pages import mock, page, send, words, write
from tests.interviews.room.submissions import outcomes, submission, texts
from tests.interviews.room.submissions import send as act
from tests.support.factories import NOON
from tests.support.running import Clock

CLOSING = 5


@pytest.fixture
def closing(owner: User, set_clock: Clock) -> Interview:
    """The closing of a mock of three questions within 45 minutes, of which the second was left empty."""
    interview = mock(owner, "closing")
    for position in (1, 3):
        write(interview, position, f"Answer {position}.")
    interview.turns.filter(position__in=[1, 3]).update(outcome=Outcome.ANSWERED)
    interview.turns.filter(position=2).update(outcome=Outcome.EMPTY)
    set_clock(NOON + 40 * MINUTE)
    return interview


@pytest.mark.parametrize("position", [0, 1, 2, 3, 4])
def test_each_part_opens_again_takes_text_and_leads_back(
    seated: Client, closing: Interview, set_clock: Clock, position: int
) -> None:
    assert f'value="go-{position}"' in page(seated, closing)
    send(seated, closing, f"go-{position}", turn=CLOSING)
    opened = page(seated, closing)
    revision = Answer.objects.get(turn__interview=closing, turn__position=position, position=0).revision
    set_clock(NOON + 42 * MINUTE)

    act(services.next_turn, closing, submission("Mended.", turn=position, revision=revision))

    closing.refresh_from_db()
    assert ("Back to the closing" in opened, "about 5 min until the bell" in opened) == (True, True)
    assert ('value="skip"' in opened, "cannot come back" in opened, "asks_first" in opened) == (False,) * 3
    assert (closing.current_turn, texts(closing, position)[0]) == (CLOSING, "Mended.")
    assert outcomes(closing)[1:4] == [
        Outcome.ANSWERED,
        Outcome.ANSWERED if position == 2 else Outcome.EMPTY,
        Outcome.ANSWERED,
    ]


def test_an_answer_that_is_emptied_counts_as_empty(seated: Client, closing: Interview) -> None:
    act(services.go_to, closing, submission(turn=CLOSING), position=1)
    revision = Answer.objects.get(turn__interview=closing, turn__position=1, position=0).revision

    act(services.next_turn, closing, submission("", turn=1, revision=revision))

    assert outcomes(closing)[1] == Outcome.EMPTY


def test_time_at_the_closing_is_no_time_of_the_question(closing: Interview, set_clock: Clock) -> None:
    turn = closing.turns.get(position=1)
    turn.started_at, turn.ended_at = NOON, NOON + 5 * MINUTE
    turn.save()
    act(services.go_to, closing, submission(turn=CLOSING), position=1)
    set_clock(NOON + 42 * MINUTE)

    act(services.next_turn, closing, submission("Mended.", turn=1))

    turn.refresh_from_db()
    assert (turn.ended_at or 0) - NOON - turn.paused_for == 7 * MINUTE


def test_a_question_that_is_opened_again_asks_no_probe_by_itself(
    seated: Client, closing: Interview, set_clock: Clock
) -> None:
    closing.turns.filter(position=1).update(started_at=NOON, ended_at=NOON + MINUTE)
    act(services.go_to, closing, submission(turn=CLOSING), position=1)
    opened = page(seated, closing)
    set_clock(NOON + 44 * MINUTE)

    act(services.have_said, closing, submission("Mended.", turn=1))

    closing.refresh_from_db()
    shown = Answer.objects.filter(turn__interview=closing, turn__position=1, position__gt=0)
    assert ("box-1" in opened, "I have said it" in opened) == (False, False)
    assert (closing.current_turn, set(shown.values_list("shown_at", flat=True))) == (CLOSING, {None})


def test_the_bell_hands_in_an_answer_that_is_open_again(closing: Interview, set_clock: Clock) -> None:
    act(services.go_to, closing, submission(turn=CLOSING), position=2)
    act(services.save_turn, closing, submission("Late idea.", turn=2))
    set_clock(NOON + 60 * MINUTE)

    settle(closing)

    assert (closing.state, closing.ended_by_bell) == (State.GRADING, True)
    assert outcomes(closing)[1:4] == [Outcome.ANSWERED] * 3
    shown = Answer.objects.filter(turn__interview=closing, turn__position=2, position__gt=0)
    assert set(shown.values_list("shown_at", flat=True)) == {None}


def test_after_the_bell_the_closing_opens_nothing(
    seated: Client, closing: Interview, set_clock: Clock
) -> None:
    set_clock(NOON + 45 * MINUTE + 10 * SECOND)

    html = page(seated, closing)
    with pytest.raises(OneWay):
        act(services.go_to, closing, submission(turn=CLOSING), position=1)

    assert 'value="go-' not in html
    closing.refresh_from_db()
    assert closing.current_turn == CLOSING


def test_a_part_that_is_not_there_is_nowhere_to_go(closing: Interview) -> None:
    act(services.go_to, closing, submission(turn=CLOSING), position=7)

    closing.refresh_from_db()
    assert closing.current_turn == CLOSING


@pytest.mark.usefixtures("set_clock")
def test_the_closing_and_the_plan_say_where_time_ran_out(seated: Client, closing: Interview) -> None:
    closing.turns.filter(position=1).update(started_at=NOON, ended_at=NOON + 16 * MINUTE)
    closing.turns.filter(position=2).update(started_at=NOON, ended_at=NOON + 14 * MINUTE)

    html = words(page(seated, closing))

    assert "Answer 1. time ran out after 15 min 2 words" in html
    assert html.count("time ran out after") == 1
    assert "1 Area 0 time ran out 2 Area 1 done" in html


def test_the_bell_and_the_time_that_ran_out_stay_with_the_answers(
    seated: Client, closing: Interview, set_clock: Clock
) -> None:
    closing.turns.filter(position=1).update(started_at=NOON, ended_at=NOON + 16 * MINUTE)
    set_clock(NOON + 45 * MINUTE + 10 * SECOND)
    landed = send(seated, closing, "hand_in", turn=CLOSING).content.decode()

    read = words(seated.get(f"{closing.get_absolute_url()}answers/").content.decode())

    assert "The bell rang. What you had written by then is handed in." in landed
    assert "The bell handed it in at 14:58." in read
    assert "time ran out after 15 min · 2 words" in read


def test_a_mock_that_is_handed_in_before_the_bell_says_nothing_of_it(
    seated: Client, closing: Interview
) -> None:
    landed = send(seated, closing, "hand_in", turn=CLOSING).content.decode()

    read = seated.get(f"{closing.get_absolute_url()}answers/").content.decode()

    assert "The bell" not in landed + read
