"""What the room promises who writes in it: nothing typed is lost, and the clock is the server's."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from interviews.clock import MINUTE, SECOND
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from tests.browser.conftest import OpenPage, ServerClock
from tests.builders import build_interview

SEAT = uuid.UUID(int=7)
CONFLICT = "error: Failed to load resource: the server responded with a status of 409 (Conflict)"
OFFLINE = "error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED"
SELECTION = "area => area.value.slice(area.selectionStart, area.selectionEnd)"

OpenRoom = Callable[..., Page]


@pytest.fixture
def running(owner: User, server_clock: ServerClock) -> Interview:
    """A mock of three questions, 45 minutes, that has just begun in the browser that holds SEAT."""
    return build_interview(owner, state=State.RUNNING, seat=SEAT, started_at=server_clock.now)


@pytest.fixture
def room(open_page: OpenPage, owner: User, running: Interview, base_url: str) -> Page:
    """A page of the owner's browser, which holds the seat; the room is not opened yet."""
    page = open_page(owner)
    address = f"{base_url}{running.get_absolute_url()}"
    page.context.add_cookies([{"name": "seat", "value": str(SEAT), "url": address}])
    return page


def enter(page: Page, interview: Interview) -> Locator:
    """Open the room; its first box."""
    page.goto(interview.get_absolute_url())
    return page.locator("#box-0")


def stored(interview: Interview) -> str:
    return Answer.objects.get(turn__interview=interview, turn__position=1, position=0).text


def state(page: Page) -> Locator:
    return page.locator("#state-0")


def test_typed_text_survives_a_reload_in_the_middle_of_typing(room: Page, running: Interview) -> None:
    box = enter(room, running)
    box.press_sequentially("Half a senten")

    room.reload()

    expect(box).to_have_value("Half a senten")
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Half a senten"


def test_text_typed_offline_is_kept_and_saved_on_return(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("On the train")
    expect(state(room)).to_contain_text("Not saved since")

    room.context.set_offline(False)

    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "On the train"
    complaints[:] = [line for line in complaints if line != OFFLINE]


def test_text_typed_offline_survives_closing_the_page(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("On the train")
    expect(state(room)).to_contain_text("Not saved since")
    room.close()
    room.context.set_offline(False)

    later = room.context.new_page()

    expect(enter(later, running)).to_have_value("On the train")
    expect(state(later)).to_contain_text("Saved")
    complaints[:] = [line for line in complaints if line != OFFLINE]


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


def test_caret_and_selection_stay_during_a_save(room: Page, running: Interview) -> None:
    box = enter(room, running)
    box.press_sequentially("Measure the queue first")
    for _ in range(5):
        box.press("Shift+ArrowLeft")

    expect(state(room)).to_contain_text("Saved")

    assert box.evaluate(SELECTION) == "first"
    room.keyboard.type("twice")
    expect(box).to_have_value("Measure the queue twice")


@pytest.mark.parametrize(("chosen", "text"), [("mine", "Typed here"), ("theirs", "Typed there")])
def test_two_tabs_show_both_texts_and_a_person_chooses(
    room: Page, running: Interview, complaints: list[str], chosen: str, text: str
) -> None:
    box = enter(room, running)
    other = room.context.new_page()
    enter(other, running).press_sequentially("Typed there")
    expect(state(other)).to_contain_text("Saved")

    box.press_sequentially("Typed here")
    expect(room.get_by_role("dialog")).to_be_visible()
    expect(room.get_by_label("Saved in the other window")).to_have_value("Typed there")
    expect(room.get_by_label("Typed here")).to_have_value("Typed here")
    room.locator(f"[data-choose={chosen}]").click()

    expect(box).to_have_value(text)
    expect(box).to_be_focused()
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == text
    assert AnswerRevision.objects.get(kind=AnswerRevision.Kind.CONFLICT).text == "Typed here"
    complaints.remove(CONFLICT)


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


def test_without_a_script_the_page_explains_the_bell_and_offers_to_hand_in(
    running: Interview, open_page: OpenPage, owner: User, server_clock: ServerClock
) -> None:
    page = open_page(owner, java_script_enabled=False)
    page.goto(running.get_absolute_url())
    page.get_by_role("button", name="Continue here").click()
    expect(page.locator("noscript .note")).to_be_visible()
    expect(page.get_by_text("Answers save as you type")).to_be_hidden()
    page.locator("#box-0").fill("As far as I came.")
    server_clock.forward(45 * MINUTE + 20 * SECOND)

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The bell has rung.")).to_be_visible()
    page.locator("#room").get_by_role("button", name="Hand in").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Grade what you actually said")
    expect(page.get_by_text("the last words were saved after the bell")).to_be_visible()
