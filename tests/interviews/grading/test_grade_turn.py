"""The page of the first pass: what it shows, and to whom."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.models import Grading, Interview, Turn
from interviews.models.interview import State
from interviews.rules.scoring import Outcome
from tests.interviews.grading.first_pass import address, page_of, rubric_of
from tests.support.builders import build_interview, build_question, build_turn
from tests.support.factories import NOON
from tests.support.graded import ANSWER, build_answered, grade_turn, posted_blind, set_outcome
from tests.support.running import Clock
from tests.support.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")


def test_the_page_asks_for_the_blind_pass_of_the_first_answer(
    owner_client: Client, interview: Interview
) -> None:
    response = owner_client.get(interview.get_absolute_url())

    html = response.content.decode()
    assert (page_of(response).turn.position, page_of(response).is_blind) == (1, True)
    assert "compare the gauge with its neighbour" in html
    assert "Safety as Lead." in html


def test_the_page_shows_no_model_answer(owner_client: Client, interview: Interview) -> None:
    version = interview.turns.get(position=1).version
    version.model_answer = [{"text": "Ask who reads the gauge.", "criterion": "diagnosis"}]
    version.save()

    blind = owner_client.get(interview.get_absolute_url()).content.decode()
    owner_client.post(address(interview), posted_blind(rubric_of(interview), 2))
    revealed = owner_client.get(interview.get_absolute_url()).content.decode()

    assert ("Ask who reads the gauge." in blind, "Ask who reads the gauge." in revealed) == (False, True)


def test_an_address_with_a_turn_picks_it(owner_client: Client, interview: Interview) -> None:
    response = owner_client.get(interview.get_absolute_url(), {"turn": "2"})

    assert page_of(response).turn.position == 2


@pytest.mark.parametrize("turn", ["0", "9", "x", "-1", "²", "9" * 30, "9" * 5000])
def test_an_unknown_turn_falls_back_to_the_next_step(
    owner_client: Client, interview: Interview, turn: str
) -> None:
    response = owner_client.get(interview.get_absolute_url(), {"turn": turn})

    assert page_of(response).turn.position == 1


def test_a_pass_after_the_reveal_is_said_not_to_be_blind(
    owner_client: Client, interview: Interview, set_clock: Clock
) -> None:
    grade_turn(interview, 1, 2)
    again = build_answered(interview.owner, turns=1)
    build_turn(again, interview.turns.get(position=1).version.question, position=2)
    set_outcome(again.turns.get(position=2), Outcome.ANSWERED, text=ANSWER)
    set_clock(NOON + MINUTE)

    response = owner_client.get(again.get_absolute_url(), {"turn": "2"})

    assert page_of(response).is_blind is False
    assert "First pass, not blind" in response.content.decode()


def test_an_overdue_interview_reads_as_closed_and_the_first_post_writes_it(
    owner_client: Client, owner: User, set_clock: Clock
) -> None:
    running = build_interview(owner, turns=2, state=State.RUNNING)
    running.turns.get(position=1).answers.filter(position=0).update(text=ANSWER)
    set_clock(NOON + 60 * MINUTE)

    with counted() as statements:
        page = owner_client.get(running.get_absolute_url())
    owner_client.post(address(running), posted_blind(rubric_of(running), 2))

    running.refresh_from_db()
    assert (page_of(page).turn.position, statements.writes) == (1, 0)
    assert (running.state, Grading.objects.get().committed_at) == (State.GRADING, NOON + 60 * MINUTE)


def test_a_stranger_meets_nothing(stranger_client: Client, interview: Interview) -> None:
    form = posted_blind(rubric_of(interview), 2)

    statuses = [
        stranger_client.get(interview.get_absolute_url()).status_code,
        stranger_client.post(address(interview), form).status_code,
    ]

    assert (statuses, Grading.objects.count()) == ([404, 404], 0)


def test_a_turn_that_does_not_exist_is_not_found(owner_client: Client, interview: Interview) -> None:
    assert owner_client.post(address(interview, 9), {}).status_code == 404


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client, interview: Interview) -> None:
    response = client.post(address(interview), {})

    assert response["Location"].startswith(reverse("account_login"))


def test_grading_takes_a_post(owner_client: Client, interview: Interview) -> None:
    assert owner_client.get(address(interview)).status_code == 405


@pytest.mark.parametrize("state", [State.PLANNED, State.RUNNING])
def test_before_the_closing_there_is_a_sentence_and_a_way_back(
    owner_client: Client, owner: User, state: State
) -> None:
    interview = build_interview(owner, state=state)

    response = owner_client.post(address(interview), {"action": "commit"}, follow=True)

    assert response.redirect_chain == [(interview.get_absolute_url(), 302)]
    assert "grading starts after that" in response.content.decode()


@pytest.mark.parametrize("turns", [1, 3])
def test_the_page_takes_the_same_statements_for_any_number_of_turns(
    owner_client: Client, owner: User, turns: int
) -> None:
    interview = build_answered(owner, turns=turns)

    with counted() as statements:
        owner_client.get(interview.get_absolute_url())

    assert (statements.count, statements.writes) == (9, 0), statements


def test_the_version_that_was_asked_is_the_one_that_is_graded(
    owner_client: Client, interview: Interview
) -> None:
    turn = Turn.objects.select_related("version__question__area").get(interview=interview, position=1)
    newer = build_question(turn.area).current_version
    newer.rubric.update(name="Reworded")
    turn.version.question.current_version = newer
    turn.version.question.save()

    html = owner_client.get(interview.get_absolute_url()).content.decode()

    assert ("Diagnosis" in html, "Reworded" in html) == (True, False)
