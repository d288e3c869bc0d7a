from __future__ import annotations

import unicodedata

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from accounts.models import User
from tests.support.factories import PASSWORD

pytestmark = pytest.mark.django_db


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("email", ["dana@example.test", "Dana@Example.test"])
def test_signing_in_by_e_mail_of_any_case(client: Client, owner: User, email: str) -> None:
    client.post("/accounts/login/", {"login": email, "password": PASSWORD})

    assert is_signed_in(client)


@pytest.mark.parametrize("page", ["login", "signup"])
def test_a_next_page_that_is_no_address_is_ignored(client: Client, page: str) -> None:
    assert client.get(f"/accounts/{page}/", {"next": "//["}).status_code == 200


def test_signing_in_is_said_as_a_fact(client: Client, owner: User) -> None:
    response = client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD}, follow=True)

    assert "You are signed in as " in response.content.decode()


def test_a_wrong_password_is_refused_with_a_sentence(client: Client, owner: User) -> None:
    response = client.post("/accounts/login/", {"login": owner.email, "password": "wrong"})

    assert "The email address and/or password you specified are not correct." in response.content.decode()
    assert not is_signed_in(client)


def test_signing_in_leads_to_the_page_that_asked_for_it(client: Client, owner: User) -> None:
    asked = client.get("/account/")

    response = client.post(
        asked["Location"], {"login": owner.email, "password": PASSWORD, "next": "/account/"}
    )

    assert asked["Location"] == "/accounts/login/?next=/account/"
    assert response["Location"] == "/account/"


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example/", "//["])
def test_signing_in_never_leads_to_another_site(client: Client, owner: User, where: str) -> None:
    form = {"login": owner.email, "password": PASSWORD, "next": where}

    assert client.post("/accounts/login/", form)["Location"] == "/"


def test_reading_the_sign_out_page_signs_nobody_out(owner_client: Client) -> None:
    response = owner_client.get("/accounts/logout/")

    assert "Sign out?" in response.content.decode()
    assert is_signed_in(owner_client)


def test_sign_out_is_a_post(owner_client: Client) -> None:
    response = owner_client.post("/accounts/logout/")

    assert (response["Location"], is_signed_in(owner_client)) == ("/", False)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_an_accent_is_the_same_in_one_character_or_in_two(owner: User, form: str, typed: str) -> None:
    password = "crème brûlée à la carte"

    owner.set_password(unicodedata.normalize(form, password))

    assert owner.check_password(unicodedata.normalize(typed, password))
    assert not owner.check_password("creme brulee a la carte")


def test_a_password_of_the_first_release_still_opens(owner: User) -> None:
    """It was stored as the keyboard wrote it."""
    decomposed = unicodedata.normalize("NFD", "crème brûlée à la carte")
    owner.password = make_password(decomposed)

    assert owner.check_password(decomposed)
