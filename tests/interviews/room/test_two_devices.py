"""Two devices in one interview, as the server sees them: one hands in, the other's save is kept apart."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from tests.support.sign_in import signed_in


def address(interview: Interview, name: str, **more: int) -> str:
    return reverse(f"interviews:{name}", kwargs={"public_id": interview.public_id, **more})


def hand_in_on_another_device(owner: User, interview: Interview) -> None:
    phone = signed_in(owner)
    phone.post(address(interview, "take_over"))
    phone.post(address(interview, "submit_turn"), {"turn": 1, "do": "hand_in"})


@pytest.mark.fault(10)
def test_a_save_after_the_other_device_handed_in_is_refused_and_its_text_kept_apart(
    seated: Client, owner: User, running: Interview
) -> None:
    late = {"operation": uuid.uuid4(), "revision": 0, "text": "Typed on the train."}
    hand_in_on_another_device(owner, running)

    response = seated.post(address(running, "save_box", turn=1, box=0), late)

    running.refresh_from_db()
    refused = AnswerRevision.objects.get(kind=AnswerRevision.Kind.REFUSED)
    assert (response.status_code, response.json()["error"]) == (410, "closed")
    assert (refused.operation, refused.text) == (late["operation"], "Typed on the train.")
    assert list(Answer.objects.exclude(text="")) == []
    assert running.state != State.RUNNING


@pytest.mark.fault(10)
def test_the_pulse_tells_the_other_device_that_it_is_handed_in(
    seated: Client, owner: User, running: Interview
) -> None:
    hand_in_on_another_device(owner, running)

    assert seated.get(address(running, "pulse")).json()["running"] is False
