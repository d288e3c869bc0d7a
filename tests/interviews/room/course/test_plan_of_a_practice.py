"""The plan of a practice: a way to every question, flags, and what hands in."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.models import Answer, Interview
from interviews.models.interview import State
from tests.interviews.room.course.pages import page, send, words
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import SEAT, Clock


@pytest.mark.parametrize("forged", ["go-", "go-0", "go-99", "go--1", "go-1.5", "go-٣", "go-99999999999", "x"])
def test_a_forged_place_saves_and_stays(seated: Client, practice: Interview, forged: str) -> None:
    response = send(seated, practice, forged, "typed")

    assert "Question 1 of 3" in response.content.decode()
    assert Answer.objects.get(turn__interview=practice, turn__position=1, position=0).text == "typed"


def test_the_plan_of_a_practice_leads_to_every_other_question(seated: Client, practice: Interview) -> None:
    html = page(seated, practice)

    assert re.findall(r'form="room" name="do" value="(go-\d)"', html) == ["go-2", "go-3"]
    assert "Question 3 of 3" in send(seated, practice, "go-3").content.decode()


def test_another_browser_is_offered_no_way(owner_client: Client, practice: Interview) -> None:
    html = page(owner_client, practice)

    assert "This interview is open elsewhere" in html
    assert 'value="go-' not in html


def test_the_plan_says_what_became_of_a_question(seated: Client, practice: Interview) -> None:
    send(seated, practice, "skip")
    send(seated, practice, "next", "an answer", turn=2)

    html = words(page(seated, practice))

    areas = [turn.area.name for turn in practice.turns.order_by("position")]
    assert f"1 Go to question 1: {areas[0]} skipped 2 Go to question 2: {areas[1]} answered" in html


def test_a_flag_stands_in_the_plan_and_before_handing_in(seated: Client, practice: Interview) -> None:
    flagged = send(seated, practice, "flag").content.decode()
    assert 'value="unflag" aria-pressed="true"' in flagged
    assert "You flagged" not in flagged

    html = page(seated, practice) if send(seated, practice, "go-3") else ""

    assert html.count("Come back to this</small>") == 1
    assert "You flagged question 1 to come back to." in html
    assert 'form="room" name="do" value="go-1">Go to question 1</button>' in html


def test_the_last_question_of_a_practice_asks_before_it_hands_in_what_is_open(
    seated: Client, practice: Interview
) -> None:
    send(seated, practice, "go-3")

    html = page(seated, practice)

    assert 'command="show-modal">Finish and hand in' in html
    assert "1 of 3 questions was not reached." in html


def test_a_practice_with_nothing_open_hands_in_at_once(seated: Client, practice: Interview) -> None:
    for turn in (1, 2):
        send(seated, practice, "next", "an answer", turn=turn)

    html = page(seated, practice)

    assert 'id="next" name="do" value="next">Finish and hand in' in html
    assert "Nothing can be changed afterwards." in html


def test_a_practice_of_one_question_has_nowhere_to_go(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT, turns=1)

    html = page(seated, practice)

    assert "Come back to this" not in html
    assert 'value="skip"' not in html
    assert 'id="next" name="do" value="next">Finish and hand in' in html


def test_the_time_away_leaves_a_question_its_minutes(
    seated: Client, practice: Interview, set_clock: Clock
) -> None:
    set_clock(NOON + 4 * MINUTE)
    send(seated, practice, "go-2")
    set_clock(NOON + 60 * MINUTE)

    html = send(seated, practice, "go-1", None, turn=2).content.decode()

    assert "about 11 of 15 min left for it</span>" in html


def test_a_pause_stops_the_line(seated: Client, practice: Interview, set_clock: Clock) -> None:
    seated.post(reverse("interviews:pause_interview", args=[practice.public_id]))

    html = page(seated, practice)

    assert 'data-lines="0 about 2 min to think, then write">' in html


def test_what_was_skipped_is_offered_before_handing_in(seated: Client, practice: Interview) -> None:
    send(seated, practice, "skip")
    send(seated, practice, "next", "an answer", turn=2)

    html = page(seated, practice)

    assert "You left question 1 without an answer." in html
    assert 'form="room" name="do" value="go-1">Go to question 1</button>' in html
    assert 'command="show-modal">Finish and hand in' in html
