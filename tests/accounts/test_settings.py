from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from django.test import Client

from accounts.adapters import AccountAdapter
from accounts.forms import SettingsForm
from accounts.models import User

FORM = {"display_name": "Dana", "time_zone": "Europe/Berlin", "extra_time_percent": "25"}


def test_settings_are_kept(owner_client: Client, owner: User) -> None:
    response = owner_client.post("/account/", FORM, follow=True)

    owner.refresh_from_db()
    assert (owner.display_name, owner.time_zone, owner.extra_time_percent) == ("Dana", "Europe/Berlin", 25)
    assert "Your settings are saved." in response.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        (
            "time_zone",
            "Mars/Olympus",
            "Select a valid choice. Mars/Olympus is not one of the available choices.",
        ),
        ("extra_time_percent", "101", "Ensure this value is less than or equal to 100."),
        ("extra_time_percent", "-1", "Ensure this value is greater than or equal to 0."),
        ("display_name", "x" * 61, "Ensure this value has at most 60 characters (it has 61)."),
    ],
)
def test_a_bad_value_is_refused_and_nothing_is_kept(
    owner_client: Client, owner: User, field: str, value: str, reason: str
) -> None:
    response = owner_client.post("/account/", FORM | {field: value})

    owner.refresh_from_db()
    assert reason in response.content.decode()
    assert (owner.display_name, owner.time_zone, owner.extra_time_percent) == ("Dana K.", "", 0)


def test_settings_ask_for_sign_in(client: Client) -> None:
    assert client.get("/account/")["Location"] == "/accounts/login/?next=/account/"


def test_other_verbs_are_refused(owner_client: Client) -> None:
    assert owner_client.put("/account/").status_code == 405


def first(meanwhile: Callable[[], object], method: Callable[..., Any]) -> Callable[..., Any]:
    """The method, with something else happening just before it."""

    @wraps(method)
    def run(*args: Any, **kwargs: Any) -> Any:
        meanwhile()
        return method(*args, **kwargs)

    return run


def test_settings_undo_nothing_that_changed_meanwhile(
    owner_client: Client, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change() -> None:
        owner.is_author = True
        owner.set_password("another horse staple")
        owner.save()

    monkeypatch.setattr(SettingsForm, "is_valid", first(change, SettingsForm.is_valid))

    owner_client.post("/account/", FORM)

    owner.refresh_from_db()
    assert (owner.display_name, owner.is_author) == ("Dana", True)
    assert owner.check_password("another horse staple")


def test_a_new_password_undoes_nothing_that_changed_meanwhile(
    owner_client: Client, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner.set_password("correct horse battery")
    owner.save()
    owner_client.force_login(owner)
    change = User.objects.filter(pk=owner.pk).update
    monkeypatch.setattr(
        AccountAdapter, "set_password", first(lambda: change(is_author=True), AccountAdapter.set_password)
    )

    owner_client.post(
        "/accounts/password/change/",
        {
            "oldpassword": "correct horse battery",
            "password1": "another horse staple",
            "password2": "another horse staple",
        },
    )

    owner.refresh_from_db()
    assert (owner.check_password("another horse staple"), owner.is_author) == (True, True)


def test_a_refused_name_does_not_stand_in_the_header(owner_client: Client) -> None:
    page = owner_client.post("/account/", FORM | {"extra_time_percent": "101"}).content.decode()

    header = page[page.index("<header") : page.index("</header>")]
    assert ("Dana K." in header, 'value="Dana"' in page) == (True, True)
