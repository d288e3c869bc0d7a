"""A probe of a mock shows itself: at once where it was asked for, else when the clock asks it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from database.units import MINUTE
from interviews.models import Interview
from tests.browser.room.rooms import enter


def test_a_probe_that_was_asked_for_has_the_focus(room: Page, running: Interview) -> None:
    enter(room, running).fill("I would ask.")

    room.get_by_role("button", name="I have said it").click()

    expect(room.locator("#box-1")).to_be_focused()
    expect(room.locator("#ask-1")).to_contain_text("1 of 2")
    expect(room.locator("#box-0")).to_have_value("I would ask.")


def test_a_probe_of_the_clock_is_announced_and_in_view_and_takes_no_focus(
    room: Page, running: Interview
) -> None:
    room.set_viewport_size({"width": 390, "height": 700})
    room.clock.install()
    enter(room, running).press_sequentially("I would ask.")
    expect(room.locator("#ask-1")).to_be_hidden()

    room.clock.fast_forward(8 * MINUTE)

    expect(room.locator("#ask-1")).to_be_in_viewport()
    expect(room.locator("#ask-1").get_by_role("alert")).to_be_visible()
    expect(room.locator("#box-0")).to_be_focused()
