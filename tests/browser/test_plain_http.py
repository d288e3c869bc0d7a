"""The room on plain http under a host name, where browsers leave out what they call insecure."""

from __future__ import annotations

import re

import pytest
from django.conf import settings as site
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django import Settings

from accounts.models import User
from interviews.models import Interview
from tests.browser.conftest import HOST_NAME, OpenPage, ServerClock, take_seat
from tests.browser.room.rooms import state, stored
from tests.browser.saving.saves import forgive_network
from tests.support.sign_in import signed_in

MISSING = ["crypto.randomUUID", "navigator.locks", "navigator.clipboard", "navigator.serviceWorker"]


@pytest.fixture
def plain(base_url: str) -> str:
    """The site's address by a name that is not localhost."""
    return re.sub("//[^:]+", f"//{HOST_NAME}", base_url)


@pytest.fixture
def room(
    open_page: OpenPage,
    owner: User,
    running: Interview,
    server_clock: ServerClock,
    settings: Settings,
    plain: str,
) -> Page:
    settings.ALLOWED_HOSTS = [HOST_NAME, "localhost"]
    page = open_page()
    take_seat(page.context, running, plain)
    sign_in(page, owner, plain)
    page.goto(f"{plain}{running.get_absolute_url()}")
    return page


def sign_in(page: Page, user: User, plain: str) -> None:
    name = site.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": signed_in(user).cookies[name].value, "url": plain}])


def test_text_is_saved_and_the_clock_runs(room: Page, running: Interview, complaints: list[str]) -> None:
    assert [name for name in MISSING if room.evaluate(f"{name} !== undefined")] == []

    room.locator("#box-0").press_sequentially("Over plain http.")

    expect(state(room)).to_contain_text("Saved")
    expect(room.get_by_text("This page does not save by itself")).to_be_hidden()
    expect(room.get_by_role("timer")).to_have_text(re.compile("^44:"))
    assert stored(running) == "Over plain http."
    forgive_insecure(complaints)


def test_text_that_was_not_sent_comes_back_after_a_reload(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    room.route("**/boxes/*/", lambda route: route.abort())
    room.locator("#box-0").press_sequentially("Not sent yet.")
    expect(state(room)).to_contain_text("Not saved since")
    room.unroute("**/boxes/*/")

    room.reload()

    expect(room.locator("#box-0")).to_have_value("Not sent yet.")
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Not sent yet."
    forgive_insecure(complaints)
    forgive_network(complaints)


def test_a_copy_that_the_browser_refuses_selects_the_text(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    room.route("**/boxes/*/", lambda route: route.abort())
    room.locator("#box-0").press_sequentially("To be copied.")

    room.get_by_role("button", name="Copy my text").click()

    expect(room.get_by_role("button", name="Selected, now copy it")).to_be_visible()
    assert room.evaluate("getSelection().toString()") == "To be copied."
    forgive_insecure(complaints)
    forgive_network(complaints)


def test_signing_out_forgets_what_this_device_keeps(
    room: Page, running: Interview, complaints: list[str], plain: str
) -> None:
    room.goto(f"{plain}{reverse('account_logout')}")

    room.get_by_role("main").get_by_role("button", name="Sign out").click()

    expect(room.get_by_role("heading", level=1)).to_be_visible()
    expect(room.get_by_role("main").get_by_role("button", name="Sign out")).to_have_count(0)
    forgive_insecure(complaints)


def forgive_insecure(complaints: list[str]) -> None:
    """The browser says once a page that it ignores headers which only https can carry."""
    complaints[:] = [line for line in complaints if "untrustworthy" not in line]
