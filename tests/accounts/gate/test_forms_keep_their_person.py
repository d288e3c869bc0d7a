"""Somebody else signs in in another tab: no form of the first person is stored, and none loses a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, RequestFactory

from accounts.gate.marked_forms import NAME, mark
from accounts.gate.sent_forms import sent_texts
from accounts.models import User
from tests.access.digest import digest
from tests.addresses.address import Address, Readers
from tests.addresses.table import ADDRESSES, SHOWN
from tests.bad_input.forms import forms_in
from tests.support.factories import PASSWORD
from tests.support.sign_in import signed_in

APPS = ("accounts", "account", "mfa", "questions", "interviews")
SENT = [it for it in ADDRESSES if "POST" in it.takes and it.readers is not Readers.ANONYMOUS]
PAGES = [it for it in SHOWN if it.readers is not Readers.ANONYMOUS]
WORDS = {"note": "Written by Dana, then Sam came.", "word": "Kintsugi"}
HIDDEN = r"<input type=\"hidden\" name=\"([^\"]+)\""
TYPED = (
    r"<textarea\b[^>]*?\bname=\"([^\"]+)\"|<input type=\"(?:text|number|search)\"[^>]*?\bname=\"([^\"]+)\""
)


@pytest.fixture
def reader(address: Address, owner: User, author: User) -> User:
    return author if address.readers is Readers.AUTHOR else owner


@pytest.fixture
def path(address: Address, reader: User) -> str:
    return address.path(reader)


@pytest.fixture
def sent(address: Address, reader: User) -> dict[str, Any]:
    return {**address.body(), **WORDS, NAME: mark_of(reader)}


def mark_of(user: User) -> str:
    request = RequestFactory().get("/")
    request.user = user
    return mark(request)


def in_forms(html: str, pattern: str) -> Iterator[str]:
    """The names of fields in the forms of a page that are posted."""
    for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", html, re.DOTALL):
        for names in re.findall(pattern, form):
            yield next(filter(None, [names] if isinstance(names, str) else names))


def is_shown_again(name: str) -> bool:
    return bool(sent_texts(RequestFactory().post("/", {name: "word"})))


@pytest.mark.parametrize("address", SENT, ids=str)
def test_the_words_are_shown_with_whose_they_are_and_nothing_is_stored(
    address: Address, reader: User, path: str, sent: dict[str, Any], stranger: User
) -> None:
    client = Client(enforce_csrf_checks=True)  # the token of the first person's page is an old one by now
    client.force_login(stranger)
    before = digest(*APPS)

    page = client.post(path, sent)

    shown = page.content.decode()
    assert (page.status_code, digest(*APPS)) == (403, before)
    assert f"This form was opened by <b>{reader}</b>" in shown
    assert "nothing of it was stored" in shown
    assert all(words in shown for words in WORDS.values())


@pytest.mark.parametrize("address", SENT, ids=str)
def test_a_script_is_told_that_another_person_is_signed_in(
    path: str, sent: dict[str, Any], stranger_client: Client
) -> None:
    answer = stranger_client.post(path, sent, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["error"]) == (401, "another_person")


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_every_form_of_a_page_says_for_whom_it_was_drawn(address: Address, reader: User, path: str) -> None:
    html = signed_in(reader).get(path, follow=True).content.decode()

    # The room's sign-in is for whoever is signed out by then.
    forms = [it for it in forms_in(html) if it.method == "post" and it.action != "/accounts/login/"]

    assert forms
    assert {form.fields.get(NAME) for form in forms} == {mark_of(reader)}


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_what_can_be_typed_is_shown_again_and_what_the_page_adds_is_not(reader: User, path: str) -> None:
    html = signed_in(reader).get(path, follow=True).content.decode()

    added = [name for name in in_forms(html, HIDDEN) if is_shown_again(name)]
    lost = [name for name in in_forms(html, TYPED) if not is_shown_again(name)]

    assert [name for name in added if not name.startswith("text-")] == []
    assert [name for name in lost if name != "code"] == []  # it opens an account


def test_htmx_gets_the_words_too(owner: User, stranger_client: Client) -> None:
    sent = {**WORDS, NAME: mark_of(owner)}

    page = stranger_client.post("/account/", sent, headers={"HX-Request": "true", "HX-Target": "results"})

    assert page.status_code == 403
    assert WORDS["note"] in page.content.decode()


def test_a_person_who_really_signs_in_beside_the_page_is_told(owner: User, stranger: User) -> None:
    client = Client(enforce_csrf_checks=True)
    sign_in(client, owner)
    form = forms_in(client.get("/account/").content.decode())[0]
    client.post("/accounts/logout/", token(client))
    sign_in(client, stranger)

    page = client.post("/account/", {**form.fields, "display_name": "Dana"})

    stranger.refresh_from_db()
    assert "This form was opened by <b>Dana K.</b>" in page.content.decode()
    assert 'value="Dana" readonly' in page.content.decode()
    assert stranger.display_name == "Sam O."


def test_a_form_of_nobody_in_particular_is_taken(owner: User, owner_client: Client) -> None:
    for drawn_for in ("", "7", f"{owner.pk}:forged", mark_of(owner)):
        owner_client.post(
            "/account/", {"display_name": f"D{drawn_for}"[:9], "extra_time_percent": 0, NAME: drawn_for}
        )

        owner.refresh_from_db()
        assert owner.display_name == f"D{drawn_for}"[:9]


def test_the_form_of_a_deleted_account_names_nobody(owner: User, stranger_client: Client) -> None:
    sent = {**WORDS, NAME: mark_of(owner)}
    owner.delete()

    page = stranger_client.post("/account/", sent)

    assert "somebody whose account is deleted" in page.content.decode()
    assert WORDS["word"] in page.content.decode()


def test_who_is_signed_out_gets_the_way_back_whatever_the_token(owner: User, db: None) -> None:
    client = Client(enforce_csrf_checks=True)

    page = client.post(
        "/account/", {**WORDS, NAME: mark_of(owner)}, headers={"Referer": "http://testserver/account/"}
    )

    assert "You are signed out" in page.content.decode()
    assert 'href="/accounts/login/?next=/account/"' in page.content.decode()


def sign_in(client: Client, user: User) -> None:
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD, **token(client)})


def token(client: Client) -> dict[str, str]:
    return {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
