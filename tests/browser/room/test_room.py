"""The room's promises: no typed text is lost, and the clock is the server's."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.models import Interview
from interviews.models.interview import State
from tests.browser.conftest import OpenPage, ServerClock
from tests.browser.room.rooms import ask_all_probes, enter, state, stored


def test_typed_text_survives_a_reload_in_the_middle_of_typing(room: Page, running: Interview) -> None:
    box = enter(room, running)
    box.press_sequentially("Half a senten")

    room.reload()

    expect(box).to_have_value("Half a senten")
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Half a senten"


def test_words_that_are_taken_back_leave_the_box_as_saved_as_before(room: Page, running: Interview) -> None:
    box = enter(room, running)
    box.press_sequentially("No")
    expect(state(room)).to_have_text("Writing")

    box.press("Backspace")
    box.press("Backspace")

    expect(state(room)).to_have_text("Nothing to save yet")


def test_a_room_that_is_opened_in_the_grace_hands_in(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    enter(room, running).press_sequentially("In time.")
    expect(state(room)).to_contain_text("Saved")
    server_clock.forward(45 * MINUTE + 10 * SECOND)

    room.reload()

    expect(room.get_by_role("heading", level=1)).to_have_text("Grade what you actually said")


def test_a_page_turns_read_only_when_another_browser_continues(
    room: Page, running: Interview, open_page: OpenPage, owner: User
) -> None:
    room.set_viewport_size({"width": 390, "height": 500})
    room.clock.install()
    box = enter(room, running)
    box.press_sequentially("Here first.")
    room.clock.run_for(2 * SECOND)
    expect(state(room)).to_contain_text("Saved")
    other = open_page(owner)
    expect(enter(other, running)).not_to_be_editable()
    other.get_by_role("button", name="Continue here").click()
    expect(other.locator("#box-0")).to_be_editable()

    room.clock.run_for(10 * SECOND)

    expect(box).not_to_be_editable()
    expect(room.get_by_role("alert")).to_contain_text("This interview was continued elsewhere")
    expect(room.get_by_role("alert")).to_be_in_viewport()
    expect(room.get_by_role("button", name="Hand in")).to_have_count(0)
    expect(other.locator("#box-0")).to_have_value("Here first.")


def test_the_timer_does_not_believe_the_clock_of_the_device(room: Page, running: Interview) -> None:
    room.clock.install(time="2001-01-01T08:00:00")

    enter(room, running)

    expect(room.get_by_role("timer")).to_have_text(re.compile("^44:"))


def test_the_timer_is_right_again_after_the_device_slept(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    room.clock.install()
    enter(room, running)

    server_clock.forward(20 * MINUTE)
    room.clock.fast_forward(9 * SECOND)  # the page's own timers stood still meanwhile

    expect(room.get_by_role("timer")).to_contain_text("24:")


def test_the_page_hands_in_the_last_words_at_the_bell(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    room.clock.install()
    server_clock.forward(44 * MINUTE)
    enter(room, running).press_sequentially("Last words")

    server_clock.forward(MINUTE)
    room.clock.run_for(9 * SECOND)  # until the page has asked how things stand

    expect(room.get_by_role("heading", level=1)).to_have_text("Grade what you actually said")
    running.refresh_from_db()
    assert running.state == State.GRADING
    assert stored(running) == "Last words"


def test_ctrl_enter_goes_on_from_the_box_and_the_headline_has_the_focus(
    room: Page, running: Interview
) -> None:
    ask_all_probes(running)
    enter(room, running).press_sequentially("Done.")

    room.keyboard.press("Control+Enter")

    expect(room.locator(".where")).to_contain_text("Question 2 of 3")
    expect(room.get_by_role("heading", level=1)).to_be_focused()
    assert stored(running) == "Done."


def test_probes_appear_when_their_time_comes(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    room.clock.install()
    enter(room, running)
    expect(room.locator("#box-1")).to_be_hidden()

    room.clock.fast_forward(8 * MINUTE)

    expect(room.locator("#box-1")).to_be_visible()
    expect(room.locator("#box-2")).to_be_hidden()


def test_the_last_minute_is_announced_and_shown(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    room.clock.install()
    server_clock.forward(43 * MINUTE)
    enter(room, running)
    expect(room.locator("#timer-said")).to_be_empty()

    server_clock.forward(MINUTE)
    room.clock.run_for(9 * SECOND)  # until the page has asked how things stand

    expect(room.locator("#timer-said")).to_have_text("One minute left.")
    expect(room.locator("#timer")).to_contain_class("last-minute")
