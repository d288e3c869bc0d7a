"""The room's page and its forms: start, next, pause, discard, hand in."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.models import Answer, Interview
from interviews.models.answer import ANSWER_LENGTH
from interviews.models.interview import State
from tests.interviews.room.requests import form, url
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import SEAT, Clock
from tests.support.statements import counted

POST_ONLY = ["start_interview", "submit_turn", "take_over", "pause_interview", "discard_interview"]


def test_the_room_shows_question_clock_and_saved_text(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    Answer.objects.filter(turn__interview=running, position=0).update(text="What I wrote so far.")
    set_clock(NOON + 11 * MINUTE + 12 * SECOND)

    page = seated.get(url(running)).content.decode()

    version = running.turns.get(position=1).version
    assert version.headline in page
    assert '<b class="digits by-script" role="timer" aria-label="Time left">33:48</b>' in page
    assert "What I wrote so far." in page


def test_opening_the_room_takes_five_statements_and_writes_nothing(
    seated: Client, running: Interview
) -> None:
    with counted() as statements:
        seated.get(url(running))

    assert (statements.count, statements.writes) == (5, 0), statements


def test_handing_in_takes_seven_statements(seated: Client, running: Interview) -> None:
    with counted() as statements:
        response = seated.post(url(running, "submit_turn"), form("main", "one", "two", do="hand_in"))

    assert statements.count == 7, statements
    assert response.url == url(running)


def test_next_opens_the_next_question(seated: Client, running: Interview) -> None:
    response = seated.post(url(running, "submit_turn"), form("main"), follow=True)

    assert "Question 2 of 3" in response.content.decode()


def test_three_full_boxes_of_what_takes_most_are_stored(seated: Client, running: Interview) -> None:
    text = "🪿" * ANSWER_LENGTH
    body = urlencode(form(text, text, text))

    response = seated.post(url(running, "submit_turn"), body, "application/x-www-form-urlencoded")

    texts = Answer.objects.filter(turn__interview=running, turn__position=1).values_list("text", flat=True)
    assert (response.status_code, {*texts}) == (302, {text})


def test_a_form_with_a_nul_is_shown_again_with_its_text(seated: Client, running: Interview) -> None:
    response = seated.post(url(running, "submit_turn"), form("kept\x00words"))

    assert response.status_code == 400
    assert "This was not saved" in response.content.decode()
    assert running.turns.get(position=1).ended_at is None


def test_starting_gives_the_seat_and_starts_once(owner: User, owner_client: Client, set_clock: Clock) -> None:
    interview = build_interview(owner)
    Answer.objects.all().delete()
    seat = uuid.uuid4()

    for _ in range(2):
        response = owner_client.post(url(interview, "start_interview"), {"seat": seat})

    interview.refresh_from_db()
    assert (interview.state, interview.seat, interview.started_at) == (State.RUNNING, seat, NOON)
    assert response.cookies["seat"].value == str(seat)


def test_a_second_mock_is_refused_with_a_sentence(
    owner_client: Client, owner: User, running: Interview
) -> None:
    second = build_interview(owner)

    response = owner_client.post(url(second, "start_interview"), follow=True)

    assert "You already have a mock running." in response.content.decode()


def test_pausing_and_resuming_a_practice(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
    seated.post(url(practice, "pause_interview"))
    paused = seated.get(url(practice)).content.decode()

    seated.post(url(practice, "pause_interview"), {"do": "resume"})

    practice.refresh_from_db()
    assert "Paused since" in paused
    assert practice.paused_at is None


def test_a_pause_does_not_use_up_a_questions_budget(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
    set_clock(NOON + 4 * MINUTE)
    seated.post(url(practice, "pause_interview"))
    set_clock(NOON + 64 * MINUTE)
    paused = seated.get(url(practice)).content.decode()

    seated.post(url(practice, "pause_interview"), {"do": "resume"})

    assert "about 11 of 15 min left for it" in paused
    assert "about 11 of 15 min left for it" in seated.get(url(practice)).content.decode()


def test_discarding_deletes_the_running_interview(seated: Client, running: Interview) -> None:
    response = seated.post(url(running, "discard_interview"), follow=True)

    assert "and its answers are deleted" in response.content.decode()
    assert not Interview.objects.exists()


def test_the_pulse_tells_state_seat_and_time(seated: Client, running: Interview, set_clock: Clock) -> None:
    set_clock(NOON + MINUTE)

    with counted() as statements:
        body = seated.get(url(running, "pulse")).json()

    assert body == {"running": True, "seat": True, "turn": 1, "remaining": 44 * MINUTE, "used": None}
    assert (statements.count, statements.writes) == (3, 0), statements


@pytest.mark.parametrize("name", POST_ONLY)
def test_a_stranger_finds_nothing(stranger_client: Client, running: Interview, name: str) -> None:
    assert stranger_client.post(url(running, name), form("text")).status_code == 404


@pytest.mark.parametrize("name", POST_ONLY)
def test_a_get_changes_nothing(seated: Client, running: Interview, name: str) -> None:
    assert seated.get(url(running, name)).status_code == 405


@pytest.mark.parametrize("name", ["interview", "pulse"])
def test_an_anonymous_reader_is_sent_to_sign_in(client: Client, running: Interview, name: str) -> None:
    response = client.get(url(running, name))

    assert response.url == f"{reverse('account_login')}?next={url(running, name)}"


def test_a_practice_shows_its_rubric_on_request(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)

    page = seated.get(url(practice, "open_rubric")).content.decode()

    assert "Diagnosis as Senior." in page
    assert "Gate: caps the level" in page


def test_a_mock_shows_no_rubric_while_it_runs(seated: Client, running: Interview) -> None:
    assert seated.get(url(running, "open_rubric")).status_code == 404


def test_a_stranger_sees_no_rubric(stranger_client: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)

    assert stranger_client.get(url(practice, "open_rubric")).status_code == 404
