"""The clock of the room as people see, hear and hide it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.models import Interview
from interviews.models.interview import State
from tests.browser.conftest import OpenPage, ServerClock, take_seat
from tests.browser.room.rooms import THROTTLE, enter
from tests.support.builders import build_interview
from tests.support.running import SEAT

pytestmark = pytest.mark.full

# The watchdog's animations take no time: they only hide something later.
DRAWN_MOTIONS = """(timer) => timer.getAnimations({ subtree: true })
  .filter((motion) => motion.effect.getTiming().duration !== 0)
  .map((motion) => motion.animationName ?? motion.transitionProperty)"""
LISTEN = """() => {
  window.heard = [];
  const said = document.getElementById("timer-said");
  const note = () => said.textContent && window.heard.push(said.textContent);
  new MutationObserver(note).observe(said, { childList: true });
}"""


def test_the_time_is_announced_at_four_moments_and_not_every_second(room: Page, running: Interview) -> None:
    room.clock.install()
    room.add_init_script(THROTTLE)
    enter(room, running)
    room.route(re.compile("/submit/$"), lambda route: route.fulfill(status=204))
    room.evaluate(LISTEN)

    for minutes in (22.5, 17.5, 4, 1):
        room.clock.fast_forward(minutes * MINUTE)
        room.clock.run_for(5 * SECOND)

    expect(room.get_by_role("timer")).to_have_text("0:00")
    assert room.get_by_role("timer").get_attribute("aria-live") is None
    assert room.evaluate("window.heard") == [
        "Half of the time is left.",
        "Five minutes left.",
        "One minute left.",
        "The time is over.",
    ]


def test_the_last_minute_is_amber_and_nothing_moves(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    enter(room, running)
    calm = room.locator(".digits").evaluate("digits => getComputedStyle(digits).color")
    server_clock.forward(44 * MINUTE + 20 * SECOND)

    room.reload()

    amber = room.locator("#timer").evaluate("timer => getComputedStyle(timer.querySelector('.digits')).color")
    assert amber != calm
    assert room.locator("#timer").evaluate(DRAWN_MOTIONS) == []


def test_the_clock_can_be_hidden_by_keys_and_stays_hidden_on_this_device(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    enter(room, running)
    room.get_by_role("button", name="Hide the clock").focus()

    room.keyboard.press("Enter")
    expect(room.get_by_role("timer")).to_be_hidden()
    server_clock.forward(44 * MINUTE + 20 * SECOND)
    room.reload()

    expect(room.get_by_role("timer")).to_be_hidden()
    expect(room.locator("#timer .ring")).to_be_visible()
    room.get_by_role("button", name="Show the clock").click()
    expect(room.get_by_role("timer")).to_have_text(re.compile("^0:"))


def test_what_is_announced_is_announced_with_the_clock_hidden(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    room.clock.install()
    enter(room, running)
    room.get_by_role("button", name="Hide the clock").click()

    server_clock.forward(40 * MINUTE)
    room.clock.fast_forward(40 * MINUTE)

    expect(room.locator("#timer-said")).to_have_text("Five minutes left.")


def test_a_practice_counts_up(
    open_page: OpenPage, owner: User, server_clock: ServerClock, base_url: str
) -> None:
    seat = {"state": State.RUNNING, "seat": SEAT, "started_at": server_clock.now}
    practice = build_interview(owner, mode=Interview.Mode.PRACTICE, **seat)
    page = open_page(owner)
    take_seat(page.context, practice, base_url)
    page.clock.install()
    server_clock.forward(3 * MINUTE)
    enter(page, practice)
    expect(page.get_by_role("timer")).to_have_text(re.compile("^3:0"))

    server_clock.forward(2 * MINUTE)
    page.clock.fast_forward(9 * SECOND)  # the monotonic timer stood still, until the server was asked

    expect(page.get_by_role("timer")).to_have_text(re.compile("^5:"))
    expect(page.get_by_text("no deadline", exact=True)).to_be_visible()
