"""Setting up in a browser: the plan follows each change and overwrites no choice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from tests.browser.conftest import OpenPage
from tests.support.builders import build_question, build_role

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def set_up(open_page: OpenPage, owner: User) -> Page:
    """The page for a role of three areas with one question each."""
    for area in build_role().areas.all():
        build_question(area)
    page = open_page(owner)
    page.goto("/interviews/new/")
    return page


def test_own_minutes_change_the_plan_while_they_are_typed(set_up: Page) -> None:
    set_up.get_by_role("radio", name="Own", exact=True).click()

    set_up.get_by_label("Own minutes").press("ControlOrMeta+A")
    set_up.get_by_label("Own minutes").press_sequentially("15")

    expect(set_up.locator("#plan")).to_contain_text("1 question, 15 min")


def test_a_plan_that_arrives_leaves_the_focus_where_it_is(set_up: Page) -> None:
    start = set_up.get_by_role("button", name="Start the mock")
    held: list[Route] = []
    set_up.route("**/interviews/new/?*", lambda route: held.append(route))
    with set_up.expect_request("**/interviews/new/?*"):
        set_up.get_by_role("radio", name="30", exact=True).click()
    start.focus()

    held[0].continue_()

    expect(set_up.locator("#plan")).to_contain_text("2 questions, 30 min")
    expect(start).to_be_focused()


def test_a_phone_has_the_start_in_reach_at_once(set_up: Page) -> None:
    set_up.set_viewport_size(PHONE)

    expect(set_up.get_by_role("button", name="Start the mock")).to_be_in_viewport(ratio=1)
