"""The clock of the room is right whatever the device does."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from database.units import MINUTE, SECOND
from interviews.models import AnswerRevision, Interview
from interviews.models.interview import State
from tests.browser.conftest import ServerClock
from tests.browser.room.rooms import THROTTLE, enter, state, stored
from tests.browser.saving.saves import forgive_network, forgive_status

pytestmark = pytest.mark.full

HOURS = 3600 * SECOND
PULSES = "**/pulse/"
HIDE = """isHidden => {
  Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
Error = Callable[[], float]


@pytest.fixture
def error(room: Page, running: Interview, server_clock: ServerClock) -> Error:
    """Seconds between what the page shows and what the server knows; reading takes no time."""

    def measured() -> float:
        before = server_clock.left(running) / SECOND
        shown = seconds(room)
        after = server_clock.left(running) / SECOND
        return max(after - shown, shown - before, 0) if before > 0 else shown

    return measured


def seconds(page: Page) -> int:
    parts = (page.get_by_role("timer").text_content() or "").split(":")
    return sum(int(part) * 60**power for power, part in enumerate(reversed(parts)))


def becomes_right(error: Error, *, within: float) -> bool:
    """Whether the clock is right to a second before so many seconds are over."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if error() <= 1:
            return True
    return False


@pytest.mark.fault(13)
@pytest.mark.parametrize("wrong_by", [-2 * HOURS, 2 * HOURS])
def test_a_wrong_clock_of_the_device_changes_nothing(
    room: Page, running: Interview, server_clock: ServerClock, error: Error, wrong_by: int
) -> None:
    room.clock.install(time=(time.time() * SECOND + wrong_by) / SECOND)
    room.add_init_script(THROTTLE)  # so that the server sets nothing right meanwhile
    enter(room, running)
    at_first = error()

    server_clock.forward(5 * MINUTE)
    room.clock.fast_forward(5 * MINUTE)

    assert at_first <= 1
    assert becomes_right(error, within=5)


@pytest.mark.fault(13)
@pytest.mark.parametrize("jump", [-2 * HOURS, 2 * HOURS])
def test_a_clock_of_the_device_that_jumps_changes_nothing(
    room: Page, running: Interview, error: Error, complaints: list[str], jump: int
) -> None:
    room.clock.install()
    enter(room, running)
    room.route(PULSES, lambda route: route.abort())

    room.clock.set_system_time((time.time() * SECOND + jump) / SECOND)
    expect(room.locator("#timer small")).to_have_text("checking the time")
    unasked = error()
    room.unroute(PULSES)

    expect(room.locator("#timer small")).to_have_text("left of 45:00")
    assert unasked <= 1
    assert error() <= 1
    forgive_network(complaints)


@pytest.mark.fault(11)
def test_after_a_sleep_the_clock_is_right_without_the_server(
    room: Page, running: Interview, server_clock: ServerClock, error: Error, complaints: list[str]
) -> None:
    room.clock.install()
    enter(room, running)
    room.context.set_offline(True)

    server_clock.forward(30 * MINUTE)
    room.clock.fast_forward(30 * MINUTE)

    assert becomes_right(error, within=5)
    forgive_network(complaints)


@pytest.mark.fault(11)
def test_after_a_sleep_of_the_monotonic_timer_too_the_server_is_asked_at_once(
    room: Page, running: Interview, server_clock: ServerClock, error: Error
) -> None:
    room.clock.install()
    room.add_init_script(THROTTLE)  # so that nothing but the doubt asks the server
    enter(room, running)
    assert error() <= 1

    server_clock.forward(30 * MINUTE)
    room.clock.set_system_time(time.time() + 30 * 60)

    assert becomes_right(error, within=10)


@pytest.mark.fault(11)
def test_text_typed_before_a_sleep_over_the_deadline_is_refused_shown_and_kept_apart(
    room: Page, running: Interview, server_clock: ServerClock, complaints: list[str]
) -> None:
    room.clock.install()
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("Typed before the lid closed.")
    expect(state(room)).to_contain_text("Not saved since")

    server_clock.forward(75 * MINUTE)
    room.clock.fast_forward(75 * MINUTE)
    expect(room.get_by_role("timer")).to_have_text("0:00")
    room.context.set_offline(False)

    expect(room.locator("#closed")).to_contain_text("This interview is closed")
    expect(state(room)).to_have_text("Not counted: it came after the end. Kept apart.")
    expect(box).not_to_be_editable()
    refused = AnswerRevision.objects.get(kind=AnswerRevision.Kind.REFUSED)
    assert (refused.text, stored(running)) == ("Typed before the lid closed.", "")
    room.goto(f"{running.get_absolute_url()}answers/")
    expect(room.get_by_text("Typed before the lid closed.")).to_be_attached()
    forgive_status(complaints, 410)
    forgive_network(complaints)


@pytest.mark.fault(11)
def test_text_typed_before_a_sleep_into_the_grace_counts_and_is_shown_as_late(
    room: Page, running: Interview, server_clock: ServerClock, complaints: list[str]
) -> None:
    room.clock.install()
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("Typed before the lid closed.")
    expect(state(room)).to_contain_text("Not saved since")

    server_clock.forward(45 * MINUTE + 10 * SECOND)
    room.clock.fast_forward(45 * MINUTE + 10 * SECOND)
    room.context.set_offline(False)

    expect(room.get_by_role("heading", level=1)).to_have_text("Grade what you actually said")
    expect(room.get_by_text("the last words were saved after the bell")).to_be_visible()
    running.refresh_from_db()
    assert (stored(running), running.state) == ("Typed before the lid closed.", State.GRADING)
    forgive_network(complaints)


@pytest.mark.fault(12)
def test_a_tab_that_was_throttled_is_right_as_soon_as_it_is_seen(
    room: Page, running: Interview, server_clock: ServerClock, error: Error, complaints: list[str]
) -> None:
    room.clock.install()
    room.add_init_script(THROTTLE)
    enter(room, running)
    room.route(PULSES, lambda route: route.abort())
    room.evaluate("() => { window.throttled = true; }")
    room.evaluate(HIDE, True)
    server_clock.forward(10 * MINUTE)
    room.clock.fast_forward(10 * MINUTE)
    throttled = error()

    room.evaluate(HIDE, False)
    seen = error()

    assert throttled > 9 * 60
    assert seen <= 1
    forgive_network(complaints)
