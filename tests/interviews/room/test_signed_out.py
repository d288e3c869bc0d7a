"""A session that ends in mid-interview, as the server sees it: refused in JSON, then let through.

What allauth answers to the room's script is held here too, because the script rests on it.
"""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.models import Session
from interviews.models import Answer, Interview
from tests.support.factories import PASSWORD

SCRIPT = {"Accept": "application/json"}
OPERATION = {"operation": str(uuid.UUID(int=11)), "revision": 0, "text": "Measure first."}


def box(interview: Interview) -> str:
    return reverse("interviews:save_box", kwargs={"public_id": interview.public_id, "turn": 1, "box": 0})


def text(interview: Interview) -> str:
    return Answer.objects.get(turn__interview=interview, turn__position=1, position=0).text


def sign_in(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": password}, headers=SCRIPT)


@pytest.mark.fault(14)
def test_a_save_without_a_session_is_refused_and_the_same_operation_goes_through_afterwards(
    seated: Client, owner: User, running: Interview
) -> None:
    Session.objects.all().delete()

    refused = seated.post(box(running), OPERATION, headers=SCRIPT)
    stored = text(running)
    sign_in(seated, owner.email)
    saved = seated.post(box(running), OPERATION, headers=SCRIPT)

    assert (refused.status_code, refused.json()["error"], stored) == (401, "signed_out", "")
    assert (saved.status_code, saved.json()["op"]) == (200, OPERATION["operation"])
    assert text(running) == "Measure first."


@pytest.mark.parametrize(
    ("page", "back"),
    [("http://testserver{room}", "{room}"), ("https://elsewhere.test/", "{form}"), ("", "{form}")],
)
def test_a_form_without_a_session_leads_back_to_the_page_it_stood_on(
    client: Client, running: Interview, page: str, back: str
) -> None:
    room, form = running.get_absolute_url(), reverse("interviews:submit_turn", args=[running.public_id])

    response = client.post(form, {"turn": 1, "do": "next"}, headers={"Referer": page.format(room=room)})

    assert response["Location"] == f"{reverse('account_login')}?next={back.format(room=room, form=form)}"


def test_the_pulse_without_a_session_is_401_in_json(client: Client, running: Interview) -> None:
    response = client.get(reverse("interviews:pulse", args=[running.public_id]), headers=SCRIPT)

    assert (response.status_code, response.json()["error"]) == (401, "signed_out")


def test_a_wrong_password_is_answered_with_the_sentence_to_show(client: Client, owner: User) -> None:
    response = sign_in(client, owner.email, "wrong")

    assert response.status_code == 400
    assert response.json()["form"]["errors"] == [
        "The email address and/or password you specified are not correct."
    ]


def test_two_step_sign_in_leaves_the_script_signed_out(
    client: Client, owner: User, running: Interview
) -> None:
    TOTP.activate(owner, generate_totp_secret())

    response = sign_in(client, owner.email)
    pulse = client.get(reverse("interviews:pulse", args=[running.public_id]), headers=SCRIPT)

    assert (response.status_code, response.json()["location"]) == (200, "/accounts/2fa/authenticate/")
    assert pulse.status_code == 401


def test_too_many_tries_are_answered_with_a_sentence(client: Client, owner: User) -> None:
    for _ in range(10):
        response = sign_in(client, owner.email, "wrong")

    assert response.status_code == 400
    assert response.json()["form"]["errors"] == ["Too many failed login attempts. Try again later."]
