"""Requests without sign-in: a browser is sent to the sign-in page, a script gets JSON."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User

pytestmark = pytest.mark.django_db

SCRIPT = {"Accept": "application/json"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"}


@pytest.mark.parametrize("verb", ["get", "post"])
def test_a_script_without_a_session_gets_401_in_json(client: Client, verb: str) -> None:
    response = getattr(client, verb)("/history/", headers=SCRIPT)

    assert (response.status_code, response.json()) == (
        401,
        {"error": "signed_out", "message": "You are signed out. Sign in again to go on."},
    )
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", [BROWSER, {"Accept": "*/*"}, {}, {"Accept": "nonsense"}])
def test_whoever_takes_html_is_led_to_sign_in(client: Client, headers: dict[str, str]) -> None:
    response = client.get("/history/", headers=headers)

    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/history/")


def test_htmx_opens_the_sign_in_page_instead_of_putting_it_into_the_page(client: Client) -> None:
    response = client.get("/history/?mode=mock", headers={"HX-Request": "true", "HX-Target": "results"})

    assert (response.status_code, response["HX-Redirect"]) == (
        200,
        "/accounts/login/?next=/history/%3Fmode%3Dmock",
    )


def test_a_script_of_somebody_else_is_told_that_another_person_is_signed_in(
    owner: User, stranger_client: Client
) -> None:
    response = stranger_client.get("/history/", headers={**SCRIPT, "X-Person": str(owner.pk)})

    assert (response.status_code, response.json()["error"]) == (401, "another_person")


def test_naming_a_person_opens_nothing(owner: User, client: Client) -> None:
    response = client.get("/history/", headers={**SCRIPT, "X-Person": str(owner.pk)})

    assert (response.status_code, response.json()["error"]) == (401, "signed_out")


def test_the_person_who_is_named_is_served(owner: User, owner_client: Client) -> None:
    response = owner_client.get("/history/", headers={**SCRIPT, "X-Person": str(owner.pk)})

    assert response.status_code == 200


def test_a_script_with_an_old_token_gets_a_fresh_one_and_403_in_json(db: None) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/theme/", {"theme": "dark"}, headers=SCRIPT)

    assert (response.status_code, response.json()["error"]) == (403, "csrf")
    token = response.cookies["csrftoken"].value
    assert client.post("/theme/", {"theme": "dark"}, headers={"X-CSRFToken": token}).status_code == 302


ANSWERS = {"turn": "1", "text-0": "I would <ask> first.", "text-1": "", "do": "next"}
A_ROOM = "/interviews/6f1c2f64-5bb0-4f0e-9d2b-0d3f6f0f6a11/"


def test_answers_of_a_signed_out_form_are_shown_again(client: Client) -> None:
    page = client.post(f"{A_ROOM}submit/", ANSWERS, headers={"Referer": f"http://testserver{A_ROOM}"})

    assert page.status_code == 403
    shown = page.content.decode()
    assert "You are signed out" in shown
    assert "I would &lt;ask&gt; first.</textarea>" in shown
    assert f'href="/accounts/login/?next={A_ROOM}"' in shown


def test_answers_of_a_form_that_was_too_old_are_shown_again(owner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    page = client.post(f"{A_ROOM}submit/", ANSWERS)

    assert page.status_code == 403
    assert "I would &lt;ask&gt; first.</textarea>" in page.content.decode()
