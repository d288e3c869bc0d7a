"""Setting up in a browser: the plan follows each change and overwrites no choice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from questions.models import Area
from tests.browser.conftest import OpenPage
from tests.browser.room.rooms import LOST
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


def shown(page: Page) -> list[str]:
    return [str(field.get_attribute("value")) for field in page.locator("input[name=question]").all()]


def test_another_question_comes_in_place_and_the_focus_stays(set_up: Page, owner: User) -> None:
    for area in Area.objects.all():
        build_question(area)
    set_up.reload()
    before = shown(set_up)
    set_up.get_by_text("Change question 1").click()

    set_up.locator("#another-1").click()

    expect(set_up.locator("input[name=question]").first).not_to_have_value(before[0])
    expect(set_up.locator("#another-1")).to_be_focused()
    assert shown(set_up)[1:] == before[1:]

    started = shown(set_up)
    set_up.get_by_role("button", name="Start the mock").click()
    expect(set_up.get_by_role("timer")).to_be_visible()
    asked = owner.interviews.get().turns.questions().order_by("position")
    assert [str(it) for it in asked.values_list("version__question__public_id", flat=True)] == started


def test_a_plan_that_could_not_be_redrawn_says_that_it_is_old(set_up: Page, complaints: list[str]) -> None:
    set_up.context.set_offline(True)
    set_up.get_by_role("radio", name="30", exact=True).click()

    expect(set_up.get_by_text("This plan is old.")).to_be_visible()
    set_up.context.set_offline(False)
    set_up.get_by_role("button", name="Start the mock").click()

    expect(set_up.get_by_text("Your choices had changed after the plan was drawn.")).to_be_visible()
    assert len(complaints) > 0
    complaints.clear()


def test_on_the_way_back_the_plan_is_that_of_the_choices(set_up: Page) -> None:
    set_up.get_by_role("radio", name="15", exact=True).click()
    expect(set_up.locator("#plan")).to_contain_text("15 min")
    set_up.get_by_role("link", name="Choose another role").click()

    set_up.go_back()

    chosen = set_up.locator("input[name=minutes]:checked").input_value()
    expect(set_up.locator("#plan .card-head")).to_contain_text(f"{chosen} min")


@pytest.mark.parametrize("missing", ["**/htmx*.js", "**/planning/plan.js"])
def test_a_script_that_does_not_arrive_leaves_a_button_that_asks_for_the_plan(
    set_up: Page, complaints: list[str], missing: str
) -> None:
    by_hand = set_up.get_by_text("Show the plan for these choices")
    expect(set_up.locator("#plan")).to_contain_text("3 questions, 45 min")
    expect(by_hand).to_have_css("display", "none")
    set_up.route(missing, lambda route: route.abort())
    set_up.reload()
    set_up.get_by_role("radio", name="30", exact=True).click()

    by_hand.click()

    expect(set_up.locator("#plan")).to_contain_text("2 questions, 30 min")
    complaints[:] = [line for line in complaints if LOST not in line]
