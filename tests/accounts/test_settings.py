from __future__ import annotations

import pytest
from django.test import Client

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
