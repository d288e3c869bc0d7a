from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

THEME = "/theme/"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_is_remembered_and_the_page_comes_back(client: Client, theme: str) -> None:
    response = client.post(THEME, {"theme": theme, "next": "/?a=1"})

    assert (response["Location"], client.cookies["theme"].value) == ("/?a=1", theme)
    assert f'<html lang="en" data-theme="{theme}">' in client.get("/").content.decode()


def test_following_the_device_forgets_the_theme(client: Client) -> None:
    client.post(THEME, {"theme": "dark"})

    client.post(THEME, {"theme": "device"})

    assert '<html lang="en">' in client.get("/").content.decode()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_it_never_leads_to_another_site(client: Client, back: str) -> None:
    assert client.post(THEME, {"theme": "dark", "next": back})["Location"] == "/"


def test_a_nonsense_cookie_is_ignored(client: Client) -> None:
    client.cookies["theme"] = '"><script>'

    assert '<html lang="en">' in client.get("/").content.decode()


def test_reading_changes_nothing(client: Client) -> None:
    assert client.get(THEME).status_code == 405
