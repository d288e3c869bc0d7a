"""The session of a request and its person: found by one query each, and only while both are good."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db.models.sql.compiler import SQLCompiler
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User

pytestmark = pytest.mark.django_db


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("interviews:history")).status_code == 200


def test_a_session_is_good_until_it_expires(owner_client: Client) -> None:
    assert is_signed_in(owner_client)

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert not is_signed_in(owner_client)


def test_a_closed_account_is_signed_out(owner_client: Client, owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(is_active=False)

    assert not is_signed_in(owner_client)


@pytest.mark.parametrize(
    "cookie", ["", "short", "unknown-key-of-nobody", r'"\000\000\000\000\000\000\000\000"']
)
def test_a_key_that_no_session_has_is_nobody(client: Client, settings: Settings, cookie: str) -> None:
    page = client.get(
        reverse("interviews:history"), headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"}
    )

    assert page.status_code == 302


def test_neither_is_compiled_for_each_request(
    owner_client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a page that asks for nothing else."""
    settings.COMPILE_QUERIES = True
    address = reverse("questions:roles")
    owner_client.get(address)
    compiled = []
    as_sql = SQLCompiler.as_sql
    monkeypatch.setattr(
        SQLCompiler,
        "as_sql",
        lambda self, *args, **extra: compiled.append(self.query.model) or as_sql(self, *args, **extra),
    )

    owner_client.get(address)

    assert not {Session, User} & set(compiled)
