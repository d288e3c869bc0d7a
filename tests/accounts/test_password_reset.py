from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from accounts.models import User

pytestmark = pytest.mark.django_db

RESET = "/accounts/password/reset/"
NEW = {"password1": "another-long-phrase-8", "password2": "another-long-phrase-8"}


def printed_link(email: str, **options: str) -> str:
    out = StringIO()
    call_command("password_link", email, stdout=out, **options)
    return out.getvalue().strip()


def set_password_by(path: str, client: Client) -> None:
    form = client.get(path)  # keeps the key in the session and shows the form elsewhere
    client.post(form["Location"], NEW)


def test_without_mail_the_page_says_who_can_hand_out_a_link(client: Client) -> None:
    page = client.get(RESET).content.decode()

    assert "This site sends no mail." in page
    assert "manage.py password_link" in page


def test_without_mail_nothing_is_sent(client: Client, owner: User, mailoutbox: list[EmailMessage]) -> None:
    client.post(RESET, {"email": owner.email})

    assert mailoutbox == []


def test_with_mail_the_link_sets_a_new_password(
    client: Client, owner: User, mailoutbox: list[EmailMessage], settings: Settings
) -> None:
    settings.MAIL_ENABLED = True

    client.post(RESET, {"email": owner.email})
    link = re.search(r"http://testserver(/\S+)", mailoutbox[0].body)
    assert link
    set_password_by(link[1], client)

    owner.refresh_from_db()
    assert owner.check_password(NEW["password1"])


def test_with_mail_an_unknown_address_is_told_the_same(client: Client, settings: Settings) -> None:
    settings.MAIL_ENABLED = True

    response = client.post(RESET, {"email": "nobody@example.test"}, follow=True)

    assert "Look in your mail" in response.content.decode()


def test_the_printed_link_sets_a_new_password(client: Client, owner: User) -> None:
    link = printed_link(owner.email, site="https://practice.example/")

    set_password_by(link.removeprefix("https://practice.example"), client)

    owner.refresh_from_db()
    assert owner.check_password(NEW["password1"])


def test_a_used_link_says_that_it_no_longer_works(client: Client, owner: User) -> None:
    path = printed_link(owner.email).removeprefix("http://127.0.0.1:8000")
    set_password_by(path, client)

    page = client.get(path).content.decode()

    assert "This link no longer works" in page


def test_a_link_for_an_unknown_address_is_refused() -> None:
    with pytest.raises(CommandError, match="No account has the address nobody"):
        printed_link("nobody@example.test")
