"""Putting a kept text back: a save like any other, offered while its question is open."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from tests.interviews.receipts.texts import kept, put, url, write_three
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import SEAT, Clock


def restore(client: Client, interview: Interview, kept: uuid.UUID, revision: int, **more: Any) -> Any:
    names = {"public_id": interview.public_id, "turn": 1, "box": 0}
    body = {"kept": kept, "operation": uuid.uuid4(), "revision": revision, **more}
    return client.post(reverse("interviews:restore_text", kwargs=names), body)


def said(client: Client, response: Any) -> str:
    return client.get(response["Location"]).content.decode()


def answer(interview: Interview) -> Answer:
    return Answer.objects.get(turn__interview=interview, turn__position=1, position=0)


def test_restoring_is_a_save_that_keeps_what_it_replaces(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    write_three(running, set_clock)

    response = restore(seated, running, kept("One"), revision=3)

    assert "The text is in its box again." in said(seated, response)
    assert (answer(running).text, answer(running).revision) == ("One", 4)
    assert AnswerRevision.objects.get(revision=4).text == "One two three"


def test_restoring_twice_is_restoring_once(seated: Client, running: Interview, set_clock: Clock) -> None:
    write_three(running, set_clock)
    operation = uuid.uuid4()

    for _ in range(2):
        assert restore(seated, running, kept("One"), 3, operation=operation).status_code == 302

    assert (answer(running).revision, AnswerRevision.objects.count()) == (4, 4)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"seat": uuid.UUID(int=8)}, "open in another browser"),
        ({"state": State.GRADING, "closed_at": NOON}, "it takes no more answers"),
        ({"current_turn": 2}, "You have already left this question"),
        ({"deadline_at": NOON - 1, "closes_at": NOON}, "it takes no more answers"),
    ],
    ids=["another window", "handed in", "next question", "past the grace"],
)
def test_restoring_is_refused_with_its_reason_and_writes_nothing(
    seated: Client, running: Interview, set_clock: Clock, change: dict[str, Any], sentence: str
) -> None:
    write_three(running, set_clock)
    Interview.objects.filter(pk=running.pk).update(**change)

    response = restore(seated, running, kept("One"), revision=3)

    assert sentence in said(seated, response)
    assert (answer(running).text, AnswerRevision.objects.count()) == ("One two three", 3)


def test_a_text_is_not_put_back_over_one_that_the_page_did_not_show(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    write_three(running, set_clock)

    response = restore(seated, running, kept("One"), revision=2)

    assert "This answer was changed meanwhile, so nothing was put back." in said(seated, response)
    assert (answer(running).text, AnswerRevision.objects.count()) == ("One two three", 3)


@pytest.mark.parametrize("body", [{"kept": "x"}, {"operation": ""}, {"revision": -1}])
def test_an_incomplete_form_puts_nothing_back(
    seated: Client, running: Interview, set_clock: Clock, body: dict[str, Any]
) -> None:
    write_three(running, set_clock)

    whole = {"kept": kept("One"), "operation": uuid.uuid4(), "revision": 3}
    names = {"public_id": running.public_id, "turn": 1, "box": 0}
    response = seated.post(reverse("interviews:restore_text", kwargs=names), {**whole, **body})

    assert "Nothing was put back: the form was incomplete." in said(seated, response)
    assert answer(running).revision == 3


def test_only_a_text_of_this_box_is_put_back(
    seated: Client, running: Interview, stranger: User, set_clock: Clock
) -> None:
    write_three(running, set_clock)
    put(running, "About", box=1)
    put(running, "About the probe", 1, box=1)

    assert restore(seated, running, kept("About"), revision=3).status_code == 404
    assert restore(seated, running, uuid.uuid4(), revision=3).status_code == 404


def offers(client: Client, interview: Interview, query: str = "") -> bool:
    return "Restore this text" in client.get(url(interview) + query).content.decode()


def test_a_text_is_offered_to_be_restored_while_its_question_is_open(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    write_three(running, set_clock)
    older = f"?text={kept('One')}"

    assert [offers(seated, running, older), offers(seated, running)] == [True, False]
    for change in ({"seat": None}, {"seat": SEAT, "current_turn": 2}):
        Interview.objects.filter(pk=running.pk).update(**change)
        assert not offers(seated, running, older)


def test_a_paused_practice_is_resumed_first(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
    write_three(practice, set_clock)
    Interview.objects.filter(pk=practice.pk).update(paused_at=NOON)

    html = seated.get(f"{url(practice)}?text={kept('One')}").content.decode()

    assert ("Restore this text" in html, "Resume the practice to put a text back." in html) == (False, True)
