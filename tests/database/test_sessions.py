"""The session of a request and its person: found by one query each, and only while both are good."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session as DjangoSession
from django.db.models.sql.compiler import SQLCompiler
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from accounts.services import end_sessions
from database.models import Session

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
    """On a page that runs no other query."""
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


def test_a_session_knows_whose_it_is(owner_client: Client, owner: User, client: Client) -> None:
    client.session.save()

    assert set(Session.objects.values_list("account", flat=True)) == {str(owner.pk), None}


def test_signing_somebody_out_everywhere_leaves_the_others(
    owner_client: Client, stranger_client: Client, owner: User
) -> None:
    end_sessions(user=owner)

    assert (is_signed_in(owner_client), is_signed_in(stranger_client)) == (False, True)


def test_who_was_signed_in_before_the_upgrade_stays_so(owner_client: Client, owner: User) -> None:
    migration = import_module("database.migrations.0001_sessions_know_their_account")
    [row] = Session.objects.values("session_key", "session_data", "expire_date")
    DjangoSession.objects.create(**row)
    DjangoSession.objects.create(**{**row, "session_key": "old", "expire_date": timezone.now()})
    Session.objects.all().delete()

    migration.keep_people_signed_in(apps, None)

    assert list(Session.objects.values_list("account", flat=True)) == [str(owner.pk)]
    assert is_signed_in(owner_client)
