"""Typed text that could not be stored is shown again, and nothing else of the form is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.test import Client, RequestFactory
from django.utils.html import escape

from accounts.gate.marked_forms import NAME, mark
from accounts.gate.sent_forms import sent_texts
from accounts.models import User

BRIEF = {"text": "Senior Baker\n\nYou bake at night.", "do": "read"}
QUESTION = {
    "loaded": "12:3",
    "headline": "One tray burns",
    "situation": "An oven of 250 degrees.",
    "criteria-0-key": "heat-first",
    "criteria-0-name": "Looks at the heat",
    "criteria-0-anchor_senior": "Draws the curve.\nSays why.",
    "criteria-0-weight": "2",
    "criteria-TOTAL_FORMS": "1",
}
GRADING = {"A-level": "3", "A-evidence": ["I turned it down.", "Then I waited."], "B-reason": "焼きすぎた"}


def shown(data: dict[str, Any]) -> list[tuple[str, str]]:
    request = RequestFactory().post("/", data)
    return [(sent.heading, sent.text) for sent in sent_texts(request)]


def test_an_answer_is_shown_whatever_it_is() -> None:
    assert shown({"turn": "1", "text-0": "42", "text-1": "", "text-2": "Yes, and no."}) == [
        ("Text 1", "42"),
        ("Text 3", "Yes, and no."),
    ]


def test_a_name_of_very_many_digits_is_shown_as_it_is() -> None:
    """More digits than Python makes a number of."""
    digits = "9" * 5000
    request = RequestFactory().post(
        "/", f"note-{digits}=Some+words.", content_type="application/x-www-form-urlencoded"
    )

    assert [sent.heading for sent in sent_texts(request)] == [f"Note {digits}"]


def test_the_text_of_a_brief_is_shown() -> None:
    assert shown(BRIEF) == [("Text", BRIEF["text"])]


def test_what_is_typed_into_a_question_is_shown_under_the_name_of_its_box() -> None:
    assert shown(QUESTION) == [
        ("Headline", "One tray burns"),
        ("Situation", "An oven of 250 degrees."),
        ("Criteria 1 name", "Looks at the heat"),
        ("Criteria 1 anchor senior", "Draws the curve.\nSays why."),
        ("Criteria 1 weight", "2"),
    ]


def test_every_mark_quote_and_reason_of_a_grading_is_shown() -> None:
    assert shown(GRADING) == [
        ("A level", "3"),
        ("A evidence", "I turned it down."),
        ("A evidence", "Then I waited."),
        ("B reason", "焼きすぎた"),
    ]


@pytest.mark.parametrize(
    "name", ["password", "oldpassword", "password2", "login", "email", "code", "next", "csrfmiddlewaretoken"]
)
def test_nothing_that_opens_an_account_is_shown(name: str) -> None:
    assert shown({name: "correct horse battery staple"}) == []


def test_one_word_is_shown_on_one_line() -> None:
    request = RequestFactory().post("/", {"display_name": "Dana", "text-0": "Yes", "note": "焼" * 50})

    short = {sent.heading: sent.is_short for sent in sent_texts(request)}

    assert short == {"Display name": True, "Text 1": False, "Note": False}


FORMS: list[tuple[str, dict[str, Any]]] = [
    (f"/author/questions/{UUID(int=7)}/", QUESTION),
    ("/roles/new/", BRIEF),
    (f"/interviews/{UUID(int=7)}/turns/1/grade/", GRADING),
]


@pytest.mark.parametrize(("address", "form"), FORMS)
def test_a_form_that_arrives_signed_out_is_shown_again(
    client: Client, db: None, address: str, form: dict[str, Any]
) -> None:
    page = client.post(address, form)

    assert page.status_code == 403
    html = page.content.decode()
    assert all(
        f"{escape(text)}</textarea>" in html or f'value="{text}" readonly' in html for _, text in shown(form)
    )


def test_a_brief_that_was_sent_too_late_is_shown_again(author: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(author)

    page = client.post("/roles/new/", BRIEF)

    assert page.status_code == 403
    assert f"{BRIEF['text']}</textarea>" in page.content.decode()


def test_a_sign_in_with_an_old_token_shows_neither_address_nor_password(db: None) -> None:
    client = Client(enforce_csrf_checks=True)

    page = client.post("/accounts/login/", {"login": "dana@example.test", "password": "correct horse"})

    assert page.status_code == 403
    assert "<textarea" not in page.content.decode()


@pytest.mark.parametrize("draft", ["", "k1"])
def test_a_form_that_names_a_draft_is_told_of_it(client: Client, draft: str) -> None:
    page = client.post(f"/author/questions/{UUID(int=1)}/", QUESTION | {"draft": draft}).content.decode()

    assert ('data-kept="k1" hidden' in page) is bool(draft)
    assert ("js/workshop/kept" in page) is bool(draft)
    assert "Copy it, sign in again" in page


def test_who_is_somebody_else_hears_so_first(owner: User, stranger_client: Client) -> None:
    request = RequestFactory().get("/")
    request.user = owner
    sent = QUESTION | {"draft": "k1", NAME: mark(request)}

    page = stranger_client.post(f"/author/questions/{UUID(int=1)}/", sent).content.decode()

    assert '<h1 tabindex="-1" autofocus>Somebody else is signed in now</h1>' in page
    assert 'data-kept="k1" hidden' in page
