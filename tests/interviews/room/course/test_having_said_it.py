"""The way on from a question of a mock: its probes are asked first, one at a time, while time is left."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from database.units import MINUTE, SECOND
from interviews.models import Answer, Interview
from interviews.models.interview import State
from interviews.room import services
from interviews.rules.outcomes import asked_by
from tests.interviews.room.requests import form, url
from tests.interviews.room.submissions import send, submission
from tests.support.factories import NOON
from tests.support.running import BELL, Clock

pytestmark = pytest.mark.django_db


def asked_at(interview: Interview) -> list[int | None]:
    probes = Answer.objects.filter(turn__interview=interview, turn__position=1, position__gt=0)
    return list(probes.order_by("position").values_list("shown_at", flat=True))


def say(interview: Interview, *, turn: int = 1, revision: int = 0) -> Interview:
    return send(services.have_said, interview, submission("I would ask.", turn=turn, revision=revision))


def test_each_time_the_next_probe_is_asked_and_then_the_question_is_left(
    interview: Interview, set_clock: Clock
) -> None:
    set_clock(NOON + MINUTE)
    say(interview)
    assert asked_at(interview) == [NOON + MINUTE, None]

    set_clock(NOON + 2 * MINUTE)
    say(interview)
    assert asked_at(interview) == [NOON + MINUTE, NOON + 2 * MINUTE]

    assert say(interview).current_turn == 2


def test_the_clock_asks_what_was_not_asked_for_and_changes_nothing_that_was(
    interview: Interview, set_clock: Clock
) -> None:
    budget = interview.turns.get(position=1).budget
    set_clock(NOON + MINUTE)
    say(interview)

    set_clock(NOON + budget)
    send(services.next_turn, interview, submission("I would ask."))

    assert asked_at(interview) == [NOON + MINUTE, NOON + budget * 3 // 4]


def test_a_probe_that_the_clock_asked_is_not_asked_twice(interview: Interview, set_clock: Clock) -> None:
    budget = interview.turns.get(position=1).budget
    set_clock(NOON + budget * 2 // 3)

    say(interview)

    assert asked_at(interview) == [NOON + budget // 2, NOON + budget * 2 // 3]


def test_after_the_bell_nothing_is_asked(interview: Interview, set_clock: Clock) -> None:
    set_clock(BELL + SECOND)

    assert say(interview).state == State.GRADING


def test_in_a_practice_it_goes_on(practice: Interview) -> None:
    assert say(practice).current_turn == 2
    assert asked_at(practice) == [None, None]


@given(st.lists(st.tuples(st.integers(0, 99), st.none() | st.integers(0, 99))), st.integers(0, 99))
def test_a_probe_is_asked_at_the_earlier_of_its_times(
    moments: list[tuple[int, int | None]], until: int
) -> None:
    times, earlier = [time for time, _ in moments], [said for _, said in moments]

    asked = asked_by(times, until=until, earlier=earlier)

    for (time, said), moment in zip(moments, asked, strict=True):
        first = min(time, said if said is not None else time)
        assert moment == (first if first <= until else None)


def page_after(client: Client, interview: Interview, *texts: str, revision: int = 0) -> str:
    body = form(*texts, do="said", revision=revision) | {"asks_first": "1"}
    return str(client.post(url(interview, "submit_turn"), body, follow=True).content.decode())


def button(page: str) -> str:
    [label] = re.findall(r'id="next"[^>]*>([^<]*)<', page)
    return str(label).strip()


def test_the_page_says_how_many_probes_wait_and_what_leads_past_them(
    seated: Client, interview: Interview
) -> None:
    first = seated.get(url(interview)).content.decode()
    second = page_after(seated, interview, "I would ask.")
    third = page_after(seated, interview, "I would ask.", revision=1)

    assert [button(page) for page in (first, second, third)] == [
        "I have said it",
        "I have said it",
        "Next question",
    ]
    assert "Next question, without 2 probes" in first
    assert "Next question, without 1 probe<" in second
    assert "without" not in third


def test_the_probe_that_was_asked_for_has_the_focus(seated: Client, interview: Interview) -> None:
    page = page_after(seated, interview, "I would ask.")

    focused = re.findall(r"<(\w+)[^>]*\bautofocus", page)
    assert re.findall(r'id="(box-\d)"[^>]*autofocus', page) == ["box-1"]
    assert "h1" not in focused


def test_an_empty_answer_is_asked_about_first(seated: Client, interview: Interview) -> None:
    page = page_after(seated, interview, "")

    assert "You have written nothing for this question" in page
    assert asked_at(interview) == [None, None]


def test_the_situation_stays_open(seated: Client, interview: Interview) -> None:
    page = page_after(seated, interview, "I would ask.")

    assert re.findall(r'<details class="(fold[^"]*)" open>\s*<summary>Situation', page) == ["fold folds"]
