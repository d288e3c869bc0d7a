"""The room without its script, switched off or kept away: the form saves."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.models import Interview
from interviews.models.interview import State
from tests.browser.conftest import OpenPage, ServerClock, take_seat
from tests.browser.pages.axe import problems
from tests.browser.room.rooms import LOST, enter, forgive, stored
from tests.support.builders import build_interview
from tests.support.running import SEAT

# The test writes as soon as there is a box.
FOCUSED = "info: Autofocus processing was blocked because a document already has a focused element."
FORBIDDEN = "error: Failed to load resource: the server responded with a status of 403 (Forbidden)"


@pytest.mark.fault(18)
def test_without_a_script_the_page_explains_the_bell_and_offers_to_hand_in(
    running: Interview, open_page: OpenPage, owner: User, server_clock: ServerClock
) -> None:
    page = open_page(owner, java_script_enabled=False)
    page.goto(running.get_absolute_url())
    page.get_by_role("button", name="Continue here").click()
    expect(page.get_by_text("This page does not save by itself")).to_be_visible()
    expect(page.get_by_text("Answers save as you type")).to_be_hidden()
    expect(page.get_by_role("timer")).to_be_hidden()
    page.locator("#box-0").fill("As far as I came.")
    server_clock.forward(45 * MINUTE + 20 * SECOND)

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The bell has rung.")).to_be_visible()
    page.locator("#room").get_by_role("button", name="Hand in").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Grade what you actually said")
    expect(page.get_by_text("the last words were saved after the bell")).to_be_visible()


@pytest.mark.fault(18)
@pytest.mark.parametrize("missing", ["room", pytest.param("outbox", marks=pytest.mark.full)])
def test_a_script_that_does_not_arrive_leaves_a_form_that_saves(
    room: Page, running: Interview, complaints: list[str], missing: str
) -> None:
    room.route(f"**/js/room/{missing}.js", lambda route: route.abort())
    box = enter(room, running)
    expect(room.get_by_text("This page does not save by itself")).to_be_visible()
    expect(room.get_by_text("Answers save as you type")).to_be_hidden()

    box.fill("Saved by hand.")
    room.get_by_role("button", name="Save", exact=True).click()
    expect(room.locator("#state-0")).to_contain_text("Saved")
    saved = stored(running)
    box.fill("Saved by hand, twice.")
    room.get_by_role("button", name="Next question").click()

    expect(room.locator(".where")).to_contain_text("Question 2 of 3")
    assert (saved, stored(running)) == ("Saved by hand.", "Saved by hand, twice.")
    forgive(complaints, LOST, FOCUSED)


@pytest.mark.fault(18)
def test_a_pause_without_a_script_keeps_what_was_typed(
    open_page: OpenPage, owner: User, server_clock: ServerClock, base_url: str
) -> None:
    started_at = server_clock.now
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT, started_at=started_at)
    page = open_page(owner, java_script_enabled=False)
    take_seat(page.context, practice, base_url)
    box = enter(page, practice)
    expect(page.get_by_text("Press Save now and then.")).to_be_visible()
    box.fill("Typed before the pause.")

    page.get_by_role("button", name="Pause").click()

    expect(page.get_by_text("Paused since")).to_be_visible()
    assert stored(practice) == "Typed before the pause."


@pytest.mark.fault(18)
def test_with_its_script_the_page_offers_no_save_by_hand(room: Page, running: Interview) -> None:
    enter(room, running)

    expect(room.get_by_text("Answers save as you type")).to_be_visible()
    expect(room.get_by_role("timer")).to_be_visible()
    expect(room.get_by_role("button", name="Save")).to_have_count(0)


@pytest.mark.full
@pytest.mark.fault(18)
def test_a_form_that_arrives_signed_out_shows_what_was_typed(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    room.route("**/js/room/room.js", lambda route: route.abort())
    box = enter(room, running)
    box.fill("Typed while the session ended.")
    room.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    room.get_by_role("button", name="Save", exact=True).click()

    expect(room.get_by_role("heading", level=1)).to_have_text("You are signed out")
    expect(room.get_by_label("Text 1")).to_have_value("Typed while the session ended.")
    assert problems(room) == []
    forgive(complaints, LOST, FOCUSED, FORBIDDEN)
