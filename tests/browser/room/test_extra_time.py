"""Fault 26: time is granted in the middle of a mock, and its page learns it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.lifecycle.extra_time import extend_deadline
from interviews.models import Answer, Interview
from interviews.models.interview import State
from tests.browser.conftest import OpenPage, ServerClock
from tests.support.builders import build_interview
from tests.support.factories import UserFactory
from tests.support.running import SEAT

OFFLINE = "error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED"

pytestmark = pytest.mark.fault(26)


@pytest.fixture
def running(owner: User, server_clock: ServerClock) -> Interview:
    return build_interview(owner, state=State.RUNNING, seat=SEAT, started_at=server_clock.now)


@pytest.fixture
def room(open_page: OpenPage, owner: User, running: Interview, base_url: str) -> Page:
    """The room in the owner's browser, whose timers the test runs, two minutes before the bell."""
    page = open_page(owner)
    address = f"{base_url}{running.get_absolute_url()}"
    page.context.add_cookies([{"name": "seat", "value": str(SEAT), "url": address}])
    page.clock.install()
    return page


def enter(room: Page, running: Interview) -> Locator:
    room.goto(running.get_absolute_url())
    return room.locator("#box-0")


def grant(running: Interview, minutes: int) -> None:
    extend_deadline(
        interview=running, granted_by=UserFactory(), minutes=minutes, reason="The fire alarm rang."
    )


def test_the_page_learns_of_more_time_with_the_next_save(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    server_clock.forward(44 * MINUTE + 10 * SECOND)
    box = enter(room, running)
    expect(room.locator("#timer")).to_contain_class("last-minute")
    grant(running, 10)

    box.press_sequentially("Words")
    room.clock.run_for(2 * SECOND)

    expect(room.locator("#granted")).to_have_text("You have 10 more minutes.")
    expect(room.locator("#timer-said")).to_have_text("You have 10 more minutes.")
    expect(room.get_by_role("timer")).to_have_text(re.compile("^(10|9):"))
    expect(room.locator("#timer small")).to_have_text("left of 55:00")
    expect(room.locator("#timer")).not_to_contain_class("last-minute")
    expect(box).to_be_focused()


def test_the_page_learns_of_more_time_without_writing_and_says_so_once(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    server_clock.forward(41 * MINUTE)
    enter(room, running)
    grant(running, 5)

    room.clock.run_for(9 * SECOND)  # until the page has asked how things stand
    expect(room.locator("#timer-said")).to_have_text("You have 5 more minutes.")
    server_clock.forward(4 * MINUTE + 10 * SECOND)
    room.clock.run_for(9 * SECOND)

    expect(room.locator("#timer-said")).to_have_text("Five minutes left.")
    expect(room.locator("#timer small")).to_have_text("left of 50:00")


def test_the_bell_rings_when_the_granted_time_is_over_and_not_before(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    server_clock.forward(44 * MINUTE)
    enter(room, running).press_sequentially("Before the first bell.")
    grant(running, 5)
    room.clock.run_for(9 * SECOND)
    expect(room.locator("#granted")).to_be_visible()

    server_clock.forward(90 * SECOND)
    room.clock.run_for(90 * SECOND)
    expect(room.locator("#box-0")).to_be_editable()
    room.locator("#box-0").press_sequentially(" And after it.")
    room.clock.run_for(2 * SECOND)
    expect(room.locator("#state-0")).to_contain_text("Saved")
    server_clock.forward(5 * MINUTE)
    room.clock.run_for(9 * SECOND)

    expect(room.get_by_role("heading", level=1)).to_have_text("Grade what you actually said")
    answer = Answer.objects.get(turn__interview=running, turn__position=1, position=0)
    assert (answer.text, answer.late_by) == ("Before the first bell. And after it.", 0)


@pytest.mark.full
def test_time_that_is_granted_while_the_page_cannot_hand_in_keeps_it_from_handing_in(
    room: Page, running: Interview, server_clock: ServerClock, complaints: list[str]
) -> None:
    server_clock.forward(44 * MINUTE)
    enter(room, running)
    room.context.set_offline(True)
    room.locator("#box-0").press_sequentially("Written offline.")
    server_clock.forward(MINUTE)
    room.clock.run_for(61 * SECOND)
    expect(room.get_by_role("timer")).to_have_text("0:00")

    grant(running, 10)
    room.context.set_offline(False)
    room.clock.run_for(20 * SECOND)

    expect(room.locator("#granted")).to_have_text("You have 10 more minutes.")
    expect(room.locator("#state-0")).to_contain_text("Saved")
    room.clock.run_for(5 * SECOND)
    expect(room.locator("#box-0")).to_be_editable()
    running.refresh_from_db()
    assert running.state == State.RUNNING
    complaints[:] = [line for line in complaints if line != OFFLINE]


def test_the_receipts_say_who_granted_the_time_and_why(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    enter(room, running)
    grant(running, 10)

    room.get_by_role("link", name="When was this saved?").click()

    expect(room.locator(".extension")).to_have_text(
        re.compile(r"^10 more minutes granted at \d\d:\d\d by person\d+: The fire alarm rang\.$")
    )
