"""A room whose script breaks, at once or later: the page says that it does not save, and its form does."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, Route, expect

from database.clock import as_datetime
from interviews.models import Interview
from tests.browser.conftest import ServerClock
from tests.browser.pages.axe import problems
from tests.browser.room.rooms import enter, forgive, state, stored

SCRIPTS = Path(settings.BASE_DIR) / "static/js/room"
MODULES = ["room", "box", "device", "outbox", "session", "timer"]
# What a script does over and over, in the module that does it, and what makes it throw.
BREAKS = {"timer": "  show() {", "box": "  look() {", "outbox": "  async run() {"}


def is_honest(page: Page, interview: Interview) -> None:
    """It names the end as a time of day, shows no clock that stands still, and calls nothing saved."""
    expect(page.get_by_text("This page does not save by itself")).to_be_visible()
    end = f"{as_datetime(interview.deadline_at):%H:%M} UTC"
    expect(page.locator(".banner.by-hand")).to_contain_text(f"hand in before {end}")
    expect(page.locator(".timer")).to_contain_text(f"Ends at {end}")
    expect(page.get_by_role("timer")).to_be_hidden()
    expect(state(page)).to_be_hidden()
    expect(page.get_by_text("Does not save by itself.").first).to_be_visible()


def saves_by_hand(page: Page, interview: Interview, text: str) -> None:
    page.locator("#box-0").fill(text)
    page.get_by_role("button", name="Save now").click()
    expect(page.locator("#standing-0")).to_contain_text("Last saved")
    assert stored(interview) == text


@pytest.mark.fault(18)
@pytest.mark.parametrize(
    "module", [pytest.param(name, marks=() if name == "timer" else pytest.mark.full) for name in MODULES]
)
def test_a_module_that_throws_when_it_is_loaded_is_told(
    room: Page, running: Interview, complaints: list[str], module: str
) -> None:
    what = "\nthrow new Error('broken');\nconst"
    room.route(f"**/js/room/{module}.js", lambda route: breaking(route, module, "\nconst", what))

    enter(room, running)

    is_honest(room, running)
    assert problems(room) == []
    saves_by_hand(room, running, "Saved by hand.")
    forgive_breaks(complaints)


@pytest.mark.fault(18)
@pytest.mark.parametrize("module", BREAKS)
def test_a_script_that_breaks_later_is_told_and_the_form_carries_the_text(
    room: Page, running: Interview, complaints: list[str], module: str
) -> None:
    what = f"{BREAKS[module]} if (window.isBroken) throw new Error('broken');"
    room.route(f"**/js/room/{module}.js", lambda route: breaking(route, module, BREAKS[module], what))
    box = enter(room, running)
    box.press_sequentially("It works")
    expect(state(room)).to_contain_text("Saved")

    room.evaluate("window.isBroken = true")
    box.press_sequentially(" no more")

    is_honest(room, running)
    assert stored(running).startswith("It works")
    saves_by_hand(room, running, "It works by hand.")
    forgive_breaks(complaints)


@pytest.mark.fault(18)
def test_timers_that_stop_are_told_until_they_run_again(
    room: Page, running: Interview, server_clock: ServerClock
) -> None:
    room.add_init_script("""
        const start = window.setInterval;
        window.setInterval = (act, every) => start(() => window.stands || act(), every);
    """)
    enter(room, running)
    warning = room.get_by_text("This page does not save by itself")
    expect(warning).to_be_hidden()

    room.evaluate("window.stands = true")
    is_honest(room, running)

    room.evaluate("window.stands = false")
    expect(warning).to_be_hidden()
    expect(room.get_by_role("timer")).to_be_visible()


def breaking(route: Route, module: str, before: str, after: str) -> None:
    """Answer with the module's own text, in which the first `before` is now `after`."""
    text = (SCRIPTS / f"{module}.js").read_text()
    assert before in text
    route.fulfill(body=text.replace(before, after, 1), content_type="text/javascript")


def forgive_breaks(complaints: list[str]) -> None:
    forgive(complaints, *[line for line in complaints if "broken" in line or "Autofocus processing" in line])
