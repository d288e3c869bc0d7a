"""Every answer to read, with the rubric it was graded by."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models import AnswerRevision, Interview
from interviews.models.interview import State
from interviews.rules.scoring import Outcome
from tests.support.builders import build_interview, build_question, build_turn
from tests.support.factories import NOON
from tests.support.graded import QUOTE, build_answered, build_graded, set_outcome
from tests.support.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")


def address(interview: Interview) -> str:
    return reverse("interviews:read_answers", args=[interview.public_id])


def html(client: Client, interview: Interview) -> str:
    return " ".join(client.get(address(interview)).content.decode().split())


def turns(client: Client, interview: Interview) -> list[Any]:
    response: Any = client.get(address(interview))
    return list(response.context["turns"])


def test_each_turn_shows_its_wording_answer_and_both_passes(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2,))

    page = html(owner_client, interview)

    assert interview.turns.get().version.headline in page
    assert f"<mark>{QUOTE}<sup>ABCD</sup></mark>" in page
    assert "Safety as Mid." in page
    assert "So the level reached is Mid." in page


def test_the_rubric_is_the_one_of_the_version_that_was_asked(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2,))
    turn = interview.turns.select_related("version__question").get()
    newer = build_question(turn.area).current_version
    newer.rubric.update(name="Reworded")
    turn.version.question.current_version = newer
    turn.version.question.save()

    page = html(owner_client, interview)

    assert ("Diagnosis" in page, "Reworded" in page) == (True, False)


def test_the_model_answer_stands_there_once_it_was_shown(owner_client: Client, owner: User) -> None:
    graded, waiting = build_graded(owner, ranks=(2,)), build_answered(owner, turns=1)
    for interview in (graded, waiting):
        interview.turns.get().version.question.versions.update(
            model_answer=[{"text": "Ask who reads the gauge.", "criterion": "diagnosis"}]
        )

    shown = ["Ask who reads the gauge." in html(owner_client, each) for each in (graded, waiting)]

    assert shown == [True, False]


def test_the_model_answer_is_closed_while_its_question_is_asked_again(
    owner_client: Client, owner: User
) -> None:
    interview = build_graded(owner, ranks=(2,))
    running = build_interview(owner, turns=1, state=State.RUNNING)
    build_turn(running, interview.turns.get().version.question, position=2)

    assert [read.model_answer for read in turns(owner_client, interview)] == [None]


def test_a_question_that_was_not_reached_keeps_its_wording(owner_client: Client, owner: User) -> None:
    interview = build_answered(owner, turns=2)
    set_outcome(interview.turns.get(position=2), Outcome.NOT_REACHED)
    first, second = (turn.version.headline for turn in interview.turns.order_by("position"))

    page = html(owner_client, interview)

    assert (first in page, second in page) == (True, False)


def test_late_and_refused_texts_stand_beside_the_answer(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2,))
    answer = interview.turns.get().answers.get(position=0)
    interview.turns.get().answers.filter(pk=answer.pk).update(
        late_by=11_200, text_at_deadline="As of the bell"
    )
    AnswerRevision.objects.create(
        answer=answer,
        operation=uuid.uuid4(),
        kind=AnswerRevision.Kind.REFUSED,
        revision=1,
        size=8,
        at=NOON,
        text="Too late",
    )

    page = html(owner_client, interview)

    assert "Late by 12 s" in page
    assert ("As of the bell" in page, "Too late" in page) == (True, True)


def test_answers_that_wait_for_grading_can_be_read(owner_client: Client, owner: User) -> None:
    read = turns(owner_client, build_answered(owner, turns=1))[0]

    assert (read.level, read.marks, read.sheet.words) == ("", [], 15)


@pytest.mark.parametrize("state", [State.PLANNED, State.RUNNING])
def test_before_the_closing_there_is_a_sentence_and_a_way_back(
    owner_client: Client, owner: User, state: State
) -> None:
    interview = build_interview(owner, state=state)

    response = owner_client.get(address(interview), follow=True)

    assert response.redirect_chain == [(interview.get_absolute_url(), 302)]


def test_a_stranger_does_not_find_them(stranger_client: Client, owner: User) -> None:
    assert stranger_client.get(address(build_graded(owner))).status_code == 404


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client, owner: User) -> None:
    assert client.get(address(build_graded(owner)))["Location"].startswith(reverse("account_login"))


def test_reading_is_no_post(owner_client: Client, owner: User) -> None:
    assert owner_client.post(address(build_graded(owner))).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_reading_takes_the_same_statements_for_any_number_of_turns(
    owner_client: Client, owner: User, number: int
) -> None:
    interview = build_graded(owner, ranks=(2,) * number)

    with counted() as statements:
        owner_client.get(address(interview))

    assert (statements.count, statements.writes) == (9, 0), statements
