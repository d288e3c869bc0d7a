"""Signing out takes a person's text off the device, after it was sent, or after asking."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from interviews.models import Interview
from tests.browser.conftest import OpenPage
from tests.browser.room.rooms import SAVES, state, stored
from tests.browser.saving.saves import forgive_network

TEXT = "Typed on the train."
# What static/js/room/device.js keeps: puts a record, or reads all of them.
STORE = """act => new Promise((resolve) => {
  const request = indexedDB.open("rehearse", 1);
  request.onupgradeneeded = () =>
    request.result.createObjectStore("unsent", { keyPath: ["person", "url", "page"] });
  request.onsuccess = () => {
    const store = request.result.transaction("unsent", "readwrite").objectStore("unsent");
    const done = act ? store.put(act) : store.getAll();
    done.onsuccess = () => { request.result.close(); resolve(done.result); };
  };
})"""
OF_SOMEBODY_ELSE = {"person": "0", "url": "/interviews/x/turns/1/boxes/0/", "page": "p", "text": "Theirs."}


@pytest.fixture
def unsent(room: Page, owner: User, running: Interview) -> Page:
    """A page beside the room, whose text was left on this device and cannot be sent now."""
    room.context.route(SAVES, lambda route: route.abort())
    room.goto("/account/")
    url = f"{running.get_absolute_url()}turns/1/boxes/0/"
    left = {"text": TEXT, "revision": 0, "operation": None, "at": 1}
    room.evaluate(STORE, {"person": str(owner.pk), "url": url, "page": "closed", **left})
    return room


def kept(page: Page) -> list[str]:
    """The texts on this device, of all people."""
    return [record["text"] for record in page.evaluate(STORE, None)]


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()


def expect_signed_out(page: Page) -> None:
    expect(page.get_by_text("You have signed out")).to_be_visible()


def test_signing_out_with_nothing_unsent_asks_nothing(open_page: OpenPage, owner: User) -> None:
    page = open_page(owner)
    page.goto("/account/")

    sign_out(page)

    expect_signed_out(page)


def test_text_is_sent_first_and_then_the_device_keeps_nothing_of_its_person(
    unsent: Page, running: Interview, complaints: list[str]
) -> None:
    unsent.evaluate(STORE, OF_SOMEBODY_ELSE)
    unsent.context.unroute(SAVES)

    sign_out(unsent)

    expect_signed_out(unsent)
    assert stored(running) == TEXT
    assert kept(unsent) == ["Theirs."]
    forgive_network(complaints)


def test_text_that_cannot_be_sent_is_shown_and_can_be_saved_first(
    unsent: Page, running: Interview, complaints: list[str]
) -> None:
    sign_out(unsent)
    expect(unsent.get_by_role("alert")).to_contain_text("Text of yours is not saved yet")
    expect(unsent.get_by_label("Not saved yet")).to_have_value(TEXT)
    expect(unsent.get_by_role("link", name="Save it first")).to_be_focused()
    unsent.context.unroute(SAVES)

    unsent.keyboard.press("Enter")

    expect(unsent.locator("#box-0")).to_have_value(TEXT)
    expect(state(unsent)).to_contain_text("Saved")
    assert stored(running) == TEXT
    forgive_network(complaints)


def test_text_that_cannot_be_sent_goes_when_its_person_says_so(
    unsent: Page, running: Interview, complaints: list[str]
) -> None:
    sign_out(unsent)

    unsent.get_by_role("button", name="Sign out and delete it from this device").click()

    expect_signed_out(unsent)
    assert (stored(running), kept(unsent)) == ("", [])
    forgive_network(complaints)


def test_without_a_script_signing_out_is_one_click(open_page: OpenPage, owner: User) -> None:
    page = open_page(owner, java_script_enabled=False)
    page.goto("/accounts/logout/")

    sign_out(page)

    expect_signed_out(page)
