"""Leaving a question of a mock for good: never by a key that is held, and never unasked with an empty box."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client

from database.units import SECOND
from interviews.errors import JustShown
from interviews.lifecycle import moves
from interviews.models import Interview
from interviews.models.interview import State
from interviews.room import services
from tests.interviews.room.requests import form, main_text, url
from tests.interviews.room.submissions import send, submission, texts
from tests.support.factories import NOON
from tests.support.running import BELL, Clock

pytestmark = pytest.mark.django_db

SKIP = partial(services.next_turn, skipped=True)


@pytest.fixture
def just_shown(interview: Interview, set_clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Interview:
    monkeypatch.setattr(moves, "SHOWN_AT_LEAST", SECOND)
    set_clock(NOON + SECOND - 1)
    return interview


@pytest.mark.parametrize("act", [services.next_turn, SKIP])
def test_what_was_shown_for_less_than_a_second_stays(just_shown: Interview, act: Callable[..., Any]) -> None:
    send(act, just_shown, submission("I would ask."))

    just_shown.refresh_from_db()
    assert (just_shown.current_turn, texts(just_shown)[0]) == (1, "I would ask.")


def test_nothing_is_handed_in_that_was_shown_for_less_than_a_second(just_shown: Interview) -> None:
    with pytest.raises(JustShown):
        send(services.hand_in, just_shown, submission("I would ask."))

    just_shown.refresh_from_db()
    assert (just_shown.state, texts(just_shown)[0]) == (State.RUNNING, "I would ask.")


@pytest.mark.parametrize("act", [services.next_turn, SKIP])
def test_after_a_second_it_is_left(just_shown: Interview, set_clock: Clock, act: Callable[..., Any]) -> None:
    set_clock(NOON + SECOND)

    send(act, just_shown, submission("I would ask."))

    just_shown.refresh_from_db()
    assert just_shown.current_turn == 2


def test_a_clock_that_was_set_back_keeps_nobody(just_shown: Interview, set_clock: Clock) -> None:
    set_clock(NOON - SECOND)

    send(services.next_turn, just_shown, submission("I would ask."))

    just_shown.refresh_from_db()
    assert just_shown.current_turn == 2


def test_at_the_bell_the_page_hands_in_whatever_it_shows(just_shown: Interview, set_clock: Clock) -> None:
    just_shown.turns.filter(position=1).update(started_at=BELL - SECOND // 2)
    set_clock(BELL)

    send(services.hand_in, just_shown, submission("I would ask."))

    just_shown.refresh_from_db()
    assert just_shown.state == State.GRADING


def asking(*texts: str, do: str) -> dict[str, Any]:
    return form(*texts, do=do) | {"asks_first": "1"}


@pytest.mark.parametrize(
    ("do", "text", "sentence"),
    [
        ("next", "", "You have written nothing for this question"),
        ("next", " \n ", "You have written nothing for this question"),
        ("skip", "I would ask.", "You have written an answer to this question"),
    ],
)
def test_the_page_asks_before_a_question_is_left_for_good(
    seated: Client, interview: Interview, do: str, text: str, sentence: str
) -> None:
    asked = seated.post(url(interview, "submit_turn"), asking(text, do=do), follow=True)

    interview.refresh_from_db()
    assert (interview.current_turn, main_text(interview)) == (1, text)
    assert sentence in asked.content.decode()

    seated.post(url(interview, "submit_turn"), form(text, do=f"{do}-anyway", revision=1 if text else 0))

    interview.refresh_from_db()
    assert interview.current_turn == 2


@pytest.mark.parametrize(("do", "text"), [("next", "I would ask."), ("skip", "")])
def test_an_answer_or_an_empty_skip_is_not_asked_about(
    seated: Client, interview: Interview, do: str, text: str
) -> None:
    seated.post(url(interview, "submit_turn"), asking(text, do=do))

    interview.refresh_from_db()
    assert interview.current_turn == 2


def test_a_mock_asks_first_and_a_practice_does_not(
    seated: Client, interview: Interview, practice: Interview
) -> None:
    pages = [seated.get(url(each)).content.decode() for each in (interview, practice)]

    assert ["asks_first" in page for page in pages] == [True, False]


def test_an_address_that_asks_nothing_sensible_shows_the_room(seated: Client, interview: Interview) -> None:
    page = seated.get(url(interview), {"unsure": "<script>"}).content.decode()

    assert "You have written" not in page
    assert "box-0" in page
