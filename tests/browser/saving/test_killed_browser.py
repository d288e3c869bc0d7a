"""A browser that is killed, closed or left: what it had not sent is offered again, and goes nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserType, Page, expect

from accounts.models import User
from database.units import MINUTE
from interviews.models import Interview
from interviews.models.interview import State
from tests.browser.conftest import OpenPage, ServerClock, take_seat
from tests.browser.room.rooms import OFFLINE, enter, forgive, kept_texts, state, stored
from tests.browser.saving.killing import Sitting, kill_in_mid_typing
from tests.support.builders import build_interview
from tests.support.running import SEAT
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.full

MOST_SECONDS = 2.0
GONE = "error: Failed to load resource: the server responded with a status of 410 (Gone)"
DEVICE = "import('/static/js/room/device.js')"
KEPT = f"person => {DEVICE}.then(device => device.unsent(person)).then(kept => kept.map(one => one.text))"


@pytest.fixture
def sitting(
    owner: User, running: Interview, base_url: str, browser_type_launch_args: dict[str, Any]
) -> Sitting:
    address = f"{base_url}{running.get_absolute_url()}"
    session = signed_in(owner).cookies[settings.SESSION_COOKIE_NAME].value
    cookies = [
        {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base_url},
        {"name": "seat", "value": str(SEAT), "url": address},
    ]
    return Sitting(address=address, cookies=cookies, launch=browser_type_launch_args)


@pytest.mark.fault(7)
@pytest.mark.parametrize("offline", [False, True], ids=["online", "offline"])
@pytest.mark.parametrize(
    "seconds", [2.5, *(pytest.param(seconds, marks=pytest.mark.full) for seconds in (4.0, 6.0, 8.0))]
)
def test_a_kill_of_the_browser_costs_at_most_two_seconds_of_typing(
    browser_type: BrowserType, tmp_path: Path, sitting: Sitting, seconds: float, offline: bool
) -> None:
    killed = kill_in_mid_typing(browser_type, tmp_path, sitting, seconds=seconds, offline=offline)

    assert killed.typed > 20
    assert killed.lost_seconds <= MOST_SECONDS, killed


@pytest.mark.fault(7)
def test_text_typed_offline_survives_closing_the_page(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("On the train")
    room.close()
    room.context.set_offline(False)

    later = room.context.new_page()

    expect(enter(later, running)).to_have_value("On the train")
    expect(state(later)).to_contain_text("Saved")
    assert stored(running) == "On the train"
    forgive(complaints, OFFLINE)


def test_kept_text_belongs_to_one_person_and_leaves_with_the_acknowledgement(
    room: Page, running: Interview, owner: User, complaints: list[str]
) -> None:
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("Mine alone")
    expect(state(room)).to_contain_text("Not saved since")

    assert room.evaluate(KEPT, str(owner.pk)) == ["Mine alone"]
    assert room.evaluate(KEPT, f"{owner.pk}1") == []
    room.context.set_offline(False)
    expect(state(room)).to_contain_text("Saved")
    room.wait_for_function(f"person => ({KEPT})(person).then(kept => kept.length === 0)", arg=str(owner.pk))
    forgive(complaints, OFFLINE)


def test_signing_out_can_forget_what_this_person_left_here(
    room: Page, running: Interview, owner: User, complaints: list[str]
) -> None:
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("Mine alone")
    expect(state(room)).to_contain_text("Not saved since")

    room.evaluate(f"person => {DEVICE}.then(device => device.forgetAll(person))", str(owner.pk))

    assert room.evaluate(KEPT, str(owner.pk)) == []
    forgive(complaints, OFFLINE)


def test_text_that_was_still_on_the_device_at_the_end_is_kept_apart_on_return(
    room: Page, running: Interview, owner: User, complaints: list[str], server_clock: ServerClock
) -> None:
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("Never sent")
    expect(state(room)).to_contain_text("Not saved since")
    server_clock.forward(60 * MINUTE)  # first, since a closing page gets a last request through
    room.close()
    room.context.set_offline(False)

    later = room.context.new_page()
    later.goto(running.get_absolute_url())

    expect(later.get_by_text("Text that was still in this browser is kept apart")).to_be_visible()
    assert (stored(running), kept_texts(running, "refused")) == ("", ["Never sent"])
    later.wait_for_function(f"person => ({KEPT})(person).then(kept => kept.length === 0)", arg=str(owner.pk))
    forgive(complaints, OFFLINE, GONE)


def test_a_page_that_is_offline_past_the_end_has_its_text_kept_apart(
    room: Page, running: Interview, complaints: list[str], server_clock: ServerClock
) -> None:
    room.clock.install()
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("Too late")
    room.clock.run_for(2000)
    expect(state(room)).to_contain_text("Not saved since")
    server_clock.forward(60 * MINUTE)

    room.context.set_offline(False)

    expect(room.locator("#closed")).to_contain_text("kept apart")
    expect(state(room)).to_contain_text("Not counted")
    expect(box).not_to_be_editable()
    assert (stored(running), kept_texts(running, "refused")) == ("", ["Too late"])
    forgive(complaints, OFFLINE, GONE)


def test_text_of_another_interview_is_delivered_from_the_room_of_this_one(
    open_page: OpenPage, owner: User, base_url: str, complaints: list[str], server_clock: ServerClock
) -> None:
    mock = build_interview(owner, state=State.RUNNING, seat=SEAT, started_at=server_clock.now)
    practice = build_interview(
        owner, mode=Interview.Mode.PRACTICE, state=State.RUNNING, seat=SEAT, started_at=server_clock.now
    )
    page = open_page(owner)
    take_seat(page.context, mock, base_url)
    take_seat(page.context, practice, base_url)
    box = enter(page, practice)
    page.context.set_offline(True)
    box.press_sequentially("Of the practice")
    expect(state(page)).to_contain_text("Not saved since")
    page.close()
    page.context.set_offline(False)

    with (later := page.context.new_page()).expect_response("**/boxes/0/") as delivered:
        enter(later, mock)

    assert (delivered.value.status, stored(practice), stored(mock)) == (200, "Of the practice", "")
    forgive(complaints, OFFLINE)
