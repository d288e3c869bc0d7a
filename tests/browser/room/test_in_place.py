"""In a practice a flag and a probe change the page where it stands, and no text is touched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from accounts.models import User
from interviews.models import Interview
from interviews.models.interview import State
from tests.browser.conftest import OpenPage, ServerClock, take_seat
from tests.browser.pages.axe import problems
from tests.browser.room.rooms import CONFLICT, LOST, answer_of, enter, forgive, stored
from tests.support.builders import build_interview
from tests.support.running import SEAT

SUBMIT = "**/submit/"


@pytest.fixture
def practice(owner: User, server_clock: ServerClock) -> Interview:
    started_at = server_clock.now
    return build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT, started_at=started_at)


@pytest.fixture
def page(open_page: OpenPage, owner: User, practice: Interview, base_url: str) -> Page:
    """The practice in the window that has the seat, which remembers whether it was loaded again."""
    page = open_page(owner)
    take_seat(page.context, practice, base_url)
    enter(page, practice)
    page.evaluate("window.isTheSame = true")
    return page


def flag(page: Page) -> Locator:
    return page.get_by_role("button", name="Come back to this")


def ask(page: Page) -> Locator:
    return page.get_by_role("button", name="Ask me a probe")


def is_the_same(page: Page) -> bool:
    return bool(page.evaluate("window.isTheSame === true"))


def is_flagged(practice: Interview) -> bool:
    return practice.turns.get(position=1).is_flagged


def test_a_flag_is_set_and_taken_off_with_the_focus_on_it(page: Page, practice: Interview) -> None:
    line = page.locator(".plan [aria-current]")

    flag(page).press("Enter")
    expect(flag(page)).to_have_attribute("aria-pressed", "true")
    expect(line).to_contain_text("Come back to this")
    set_first = is_flagged(practice)
    flag(page).press("Enter")

    expect(flag(page)).to_have_attribute("aria-pressed", "false")
    expect(line).not_to_contain_text("Come back to this")
    expect(flag(page)).to_be_focused()
    assert (set_first, is_flagged(practice), is_the_same(page)) == (True, False, True)


def test_probes_come_one_by_one_each_with_a_box_that_saves(page: Page, practice: Interview) -> None:
    page.locator("#box-0").fill("A first thought.")

    ask(page).press("Enter")
    expect(page.locator("#box-1")).to_be_focused()
    page.keyboard.type("Twice a day.")
    expect(page.locator("#state-1")).to_contain_text("Saved")
    ask(page).press("Enter")
    expect(page.locator("#box-2")).to_be_focused()

    expect(ask(page)).to_have_count(0)
    expect(page.locator("#box-0")).to_have_value("A first thought.")
    expect(page.locator("#state-0")).to_contain_text("Saved")
    assert (stored(practice), answer_of(practice, 1).text) == ("A first thought.", "Twice a day.")
    assert (is_the_same(page), problems(page)) == (True, [])
    page.get_by_role("button", name="Next question").click()
    expect(page.locator(".where")).to_contain_text("Question 2 of 3")


def test_what_is_typed_while_a_probe_is_on_its_way_is_saved_and_no_conflict(
    page: Page, practice: Interview
) -> None:
    held: list[Route] = []
    page.route(SUBMIT, lambda route: held.append(route))
    page.locator("#box-0").press_sequentially("Before it came")
    with page.expect_request(SUBMIT):
        ask(page).click()
    ask(page).click()  # once more, as it takes long
    page.locator("#box-0").press_sequentially(", and after")

    held[0].continue_()

    expect(page.locator("#box-1")).to_be_focused()
    expect(page.locator("#state-0")).to_contain_text("Saved")
    assert (len(held), stored(practice)) == (1, "Before it came, and after")
    assert answer_of(practice, 2).shown_at is None
    assert is_the_same(page)


def test_where_the_script_does_not_arrive_the_form_is_sent(
    page: Page, practice: Interview, complaints: list[str]
) -> None:
    page.route("**/in-place*.js", lambda route: route.abort())
    page.locator("#box-0").fill("Kept.")

    ask(page).click()

    expect(page.locator("#box-1")).to_be_visible()
    expect(page.locator("#box-0")).to_have_value("Kept.")
    assert not is_the_same(page)
    forgive(complaints, LOST)


def test_a_question_that_was_left_in_another_window_is_not_changed(
    page: Page, practice: Interview, complaints: list[str]
) -> None:
    other = page.context.new_page()
    enter(other, practice)
    other.get_by_role("button", name="Next question").click()
    expect(other.locator(".where")).to_contain_text("Question 2 of 3")

    flag(page).click()

    expect(page.locator(".where")).to_contain_text("Question 2 of 3")
    assert not practice.turns.filter(is_flagged=True).exists()
    forgive(complaints, CONFLICT)


def test_without_script_a_probe_is_asked_by_the_form(
    open_page: OpenPage, owner: User, practice: Interview, base_url: str
) -> None:
    page = open_page(owner, java_script_enabled=False)
    take_seat(page.context, practice, base_url)
    enter(page, practice).fill("Written without.")

    ask(page).click()

    expect(page.locator("#box-1")).to_be_visible()
    assert stored(practice) == "Written without."
