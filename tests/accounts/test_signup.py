from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User

pytestmark = pytest.mark.django_db

SIGN_UP = "/accounts/signup/"
FORM = {"email": "new@example.test", "password1": "a-long-enough-phrase-7"}


def test_signing_up_opens_an_account_and_signs_in(client: Client) -> None:
    response = client.post(SIGN_UP, FORM)

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(User.objects.get(email="new@example.test").pk)


def test_the_form_says_who_reads_what_and_how_long_it_is_kept(client: Client) -> None:
    page = client.get(SIGN_UP).content.decode()

    assert "Only you read your answers and marks." in page
    assert "It is kept as long as your account is." in page
    assert "is no hiring decision" in page


def test_a_short_password_is_refused_and_the_address_stays_in_the_form(client: Client) -> None:
    response = client.post(SIGN_UP, FORM | {"password1": "short"})

    page = response.content.decode()
    assert "This password is too short. It must contain at least 12 characters." in page
    assert 'value="new@example.test"' in page
    assert not User.objects.exists()


def test_a_refused_field_is_tied_to_its_reason(client: Client) -> None:
    page = client.post(SIGN_UP, FORM | {"email": "nobody"}).content.decode()

    assert 'aria-describedby="id_email_error"' in page
    assert 'id="id_email_error"' in page


def test_an_address_has_one_account_whatever_its_case(client: Client, owner: User) -> None:
    client.post(SIGN_UP, FORM | {"email": owner.email.upper()})

    assert User.objects.count() == 1


def test_a_robot_that_fills_the_trap_gets_no_account(client: Client) -> None:
    client.post(SIGN_UP, FORM | {"website": "https://spam.example"})

    assert not User.objects.exists()


def test_the_trap_is_hidden_without_a_style_attribute(client: Client) -> None:
    page = client.get(SIGN_UP).content.decode()

    assert 'name="website" class="trap" tabindex="-1"' in page
    assert "style=" not in page


def test_a_password_manager_that_fills_the_trap_is_told_and_may_try_again(client: Client) -> None:
    page = client.post(SIGN_UP, FORM | {"website": "https://mine.example"}).content.decode()

    assert "A field that nobody sees was filled in" in page
    assert "mine.example" not in page
    assert "new@example.test" in page

    client.post(SIGN_UP, FORM)
    assert User.objects.count() == 1
