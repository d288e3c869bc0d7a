from __future__ import annotations

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.views import defaults

from accounts.models import User
from interviews.models.interview import State
from tests.support.builders import build_interview

URLENCODED = "application/x-www-form-urlencoded"


@pytest.mark.django_db
def test_an_unknown_address_gets_the_sites_own_page(client: Client) -> None:
    response = client.get("/nothing/of/this/name/")

    assert response.status_code == 404
    assert "There is nothing here for you" in response.content.decode()


def test_a_form_to_what_is_gone_shows_what_was_typed(stranger_client: Client, owner: User) -> None:
    """As when somebody else has signed in beside the page, or the interview was deleted meanwhile."""
    path = reverse("interviews:submit_turn", args=[build_interview(owner, state=State.RUNNING).public_id])

    response = stranger_client.post(path, {"turn": "1", "text-0": "What I typed"})

    assert response.status_code == 404
    assert "What I typed</textarea>" in response.content.decode()


def test_who_is_signed_in_keeps_the_menu_on_an_error_page(owner_client: Client) -> None:
    response = owner_client.get("/nothing/of/this/name/")

    assert response.status_code == 404
    assert "Dana K.</a>" in response.content.decode()


def test_a_stale_form_says_that_nothing_was_stored(db: None) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/theme/", {"theme": "dark"})

    assert response.status_code == 403
    assert "This form was too old to send" in response.content.decode()


def test_a_stale_form_leads_to_its_page_anew(owner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    sent = {"display_name": "Dana"}
    page = client.post("/account/", sent, headers={"Referer": "http://testserver/account/"}).content.decode()

    assert 'href="/account/" target="_blank" rel="noopener">Open the page anew' in page
    assert 'value="Dana" readonly' in page


def test_a_malformed_request_gets_the_sites_own_page(client: Client) -> None:
    response = client.get("/", headers={"host": "somewhere.else"})

    assert response.status_code == 400
    assert "The server did not understand this request" in response.content.decode()


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        ("text/html", "This is more than can be sent at once</h1>"),
        ("application/json", '{"error": "invalid", "message": "This is more text than can be sent at once.'),
    ],
)
def test_a_form_that_is_too_large_is_told_so(owner_client: Client, accepted: str, said: str) -> None:
    everything = "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    response = owner_client.post(
        "/account/", f"display_name={everything}", URLENCODED, headers={"Accept": accepted}
    )

    assert response.status_code == 413
    assert said in response.content.decode()


def test_a_missing_permission_gets_the_sites_own_page(rf: pytest.FixtureRequest) -> None:
    response = defaults.permission_denied(rf.get("/"), PermissionError())

    assert "You may not do this" in response.content.decode()


def test_a_crash_shows_a_page_that_needs_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviews.home.views.ladder_graphic", lambda *args, **kwargs: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/")

    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()


def test_the_page_of_a_crash_renders_without_a_context() -> None:
    assert "Something broke on our side</h1>" in render_to_string("500.html")
