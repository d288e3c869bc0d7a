from __future__ import annotations

import pytest
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
