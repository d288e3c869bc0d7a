"""Lists follow their filters in place: the focus stays, the address is right, and so is what "Back" shows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from questions.models import Role
from questions.published.queries import PAGE_SIZE
from tests.browser.conftest import OpenPage
from tests.browser.pages.axe import problems
from tests.support.builders import build_interview, build_question, build_role
from tests.support.factories import NOON

pytestmark = pytest.mark.django_db(transaction=True)

TOO_MANY = [
    "error: Failed to load resource: the server responded with a status of 429 (Too Many Requests)",
    "error: Response Status Error Code 429 from /history/, [object HTMLBodyElement]",
]


@pytest.fixture
def history(open_page: OpenPage, owner: User) -> Page:
    """The history of two mocks and a practice, in a window that remembers whether it was loaded again."""
    role = build_role(title="Harbour pilot")
    for number, (title, mode) in enumerate(
        [("Tide clerk", "mock"), ("Dredger", "mock"), ("Lock", "practice")]
    ):
        build_interview(owner, role=role, turns=1, title=title, mode=mode, created_at=NOON + number)
    page = open_page(owner)
    page.goto("/history/")
    page.evaluate("window.isTheSame = true")
    return page


def rows(page: Page) -> list[str]:
    return page.locator("#results th[scope=row] a").all_inner_texts()


def is_the_same(page: Page) -> bool:
    """Whether the page was only changed, and never loaded again."""
    return bool(page.evaluate("window.isTheSame === true"))


def test_a_filter_changes_the_list_and_the_address_and_nothing_else(history: Page) -> None:
    history.get_by_label("Mode").focus()

    history.get_by_label("Mode").select_option("practice")

    expect(history.locator("#found")).to_have_text("1–1 of 1 interview")
    expect(history).to_have_url(re.compile(r"/history/\?.*mode=practice"))
    expect(history.get_by_label("Mode")).to_be_focused()
    expect(history.get_by_role("link", name="Clear", exact=True)).to_be_visible()
    assert (rows(history), is_the_same(history)) == (["Lock"], True)
    assert problems(history) == []


def test_the_count_is_said_by_an_element_that_stays(history: Page) -> None:
    history.evaluate("window.said = document.getElementById('found')")

    history.get_by_label("Mode").select_option("practice")

    expect(history.get_by_role("status").filter(has_text="1–1 of 1 interview")).to_have_count(1)
    assert history.evaluate("window.said.isConnected")


def test_back_and_forward_show_the_list_of_their_address(history: Page) -> None:
    history.get_by_label("Mode").select_option("practice")
    expect(history.locator("#results tbody th")).to_have_count(1)

    history.go_back()
    expect(history.locator("#results tbody th")).to_have_count(3)
    expect(history.get_by_label("Mode")).to_have_value("")
    expect(history).to_have_url(re.compile(r"/history/$"))
    history.go_forward()

    expect(history.locator("#results tbody th")).to_have_count(1)
    expect(history.get_by_label("Mode")).to_have_value("practice")
    expect(history.get_by_role("link", name="Desk").first).to_be_attached()
    assert is_the_same(history)


def test_the_button_after_a_change_is_no_second_step_back(history: Page) -> None:
    history.get_by_label("Mode").select_option("practice")
    expect(history.locator("#results tbody th")).to_have_count(1)
    with history.expect_response("**/history/?*"):
        history.get_by_role("button", name="Filter").click()

    history.go_back()

    expect(history.locator("#results tbody th")).to_have_count(3)


def test_a_day_that_makes_no_sense_is_named_beside_the_list(history: Page) -> None:
    history.get_by_label("Planned from").fill("2026-09-02")
    history.get_by_label("Planned to").fill("2026-09-01")

    expect(history.locator("#results .remark")).to_contain_text(
        "Planned to: Choose a day that is not before “Planned from”."
    )
    expect(history.locator("#found")).to_contain_text("A filter could not be used.")
    expect(history.get_by_label("Planned to")).to_be_focused()


def test_a_remark_at_a_field_goes_with_what_it_is_about(history: Page) -> None:
    history.goto("/history/?since=2026-09-02&until=2026-09-01")
    remark = history.get_by_text("Choose a day that is not before “Planned from”.")
    expect(remark).to_be_visible()

    history.get_by_label("Planned to").fill("2026-09-03")
    history.get_by_role("button", name="Filter").click()

    expect(history).to_have_url(re.compile("until=2026-09-03"))
    expect(remark).to_have_count(0)


def test_a_page_reloaded_at_such_an_address_is_the_same_list(history: Page) -> None:
    history.get_by_label("Mode").select_option("practice")
    expect(history.locator("#results tbody th")).to_have_count(1)

    history.reload()

    assert rows(history) == ["Lock"]
    expect(history.get_by_label("Mode")).to_have_value("practice")


def test_a_refusal_is_shown_as_the_page_that_it_is(history: Page, complaints: list[str]) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(
            status=429, content_type="text/html", body="<html><body><h1>Too fast</h1></body></html>"
        )

    history.route("**/history/?*", refuse)

    history.get_by_label("Mode").select_option("practice")

    expect(history.get_by_role("heading", level=1)).to_have_text("Too fast")
    assert complaints == TOO_MANY
    complaints.clear()


def test_who_is_signed_out_meanwhile_is_led_to_sign_in_and_back(history: Page) -> None:
    history.context.clear_cookies()

    history.get_by_label("Mode").select_option("practice")

    expect(history.get_by_label("Password")).to_be_visible()
    expect(history).to_have_url(re.compile(r"/accounts/login/\?next=/history/%3F.*mode%3Dpractice"))


def test_pages_of_the_history_turn_in_place_with_the_focus_on_the_link(
    open_page: OpenPage, owner: User
) -> None:
    for number in range(27):
        build_interview(owner, turns=1, created_at=NOON + number)
    page = open_page(owner)
    page.goto("/history/")
    page.evaluate("window.isTheSame = true")

    page.get_by_role("link", name="Older").press("Enter")
    expect(page.locator("#found")).to_have_text("13–24 of 27 interviews")
    expect(page.get_by_role("link", name="Older")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#found")).to_have_text("25–27 of 27 interviews")
    expect(page.get_by_text("The oldest")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?before="))
    assert (is_the_same(page), problems(page)) == (True, [])


@pytest.fixture
def two_roles() -> list[Role]:
    """A published role of one area with more questions than a page holds, and one of two areas."""
    tides = build_role(areas=1, slug="tides", title="Tide Table Engineer")
    for number in range(PAGE_SIZE + 1):
        build_question(tides.areas.get(), headline=f"Tide {number:02}", probes=0)
    gauges = build_role(areas=2, slug="gauges", title="Zebra Keeper")
    build_question(gauges.areas.all()[1], headline="Gauge", probes=0)
    return [tides, gauges]


def test_a_chosen_role_brings_its_areas_and_its_questions(page: Page, two_roles: list[Role]) -> None:
    page.goto("/questions/")
    page.evaluate("window.isTheSame = true")
    page.get_by_label("Role").focus()

    page.get_by_label("Role").select_option("gauges")
    expect(page.locator("#found")).to_have_text("1–1 of 1 question")
    expect(page.get_by_label("Role")).to_be_focused()
    page.get_by_label("Area").focus()
    page.get_by_label("Area").select_option("area-0")

    expect(page.locator("#found")).to_have_text("No question fits")
    expect(page.get_by_label("Area")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/questions/\?role=gauges&area=area-0&level=$"))
    assert (is_the_same(page), problems(page)) == (True, [])


def test_the_questions_turn_their_pages_in_place(page: Page, two_roles: list[Role]) -> None:
    page.goto("/questions/?role=tides")
    page.evaluate("window.isTheSame = true")

    page.get_by_role("link", name="Next").press("Enter")

    expect(page.locator("#found")).to_have_text("21–21 of 21 questions")
    expect(page.get_by_text("Last page")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?role=tides&page=2$"))
    assert is_the_same(page)
    page.go_back()
    expect(page.locator("#results tbody tr")).to_have_count(PAGE_SIZE)


def test_the_workshop_follows_its_filters_and_its_grid(
    open_page: OpenPage, author: User, two_roles: list[Role]
) -> None:
    page = open_page(author)
    page.goto(f"/author/roles/{two_roles[1].public_id}/")
    page.evaluate("window.isTheSame = true")

    page.get_by_label("Level", exact=True).select_option("lead")
    expect(page.locator("#found")).to_have_text("No question matches")
    expect(page).to_have_url(re.compile(r"level=lead"))
    page.locator(".coverage a:not(.gap)").press("Enter")

    expect(page.locator("#found")).to_have_text("1–1 of 1 question")
    expect(page).to_have_url(re.compile(r"\?area=area-1&level=senior#questions$"))
    expect(page.get_by_label("Level", exact=True)).to_have_value("senior")
    expect(page.locator(".coverage a:not(.gap)")).to_be_focused()
    assert (is_the_same(page), problems(page)) == (True, [])


def test_without_script_a_filter_loads_the_page(
    open_page: OpenPage, owner: User, two_roles: list[Role]
) -> None:
    page = open_page(owner, java_script_enabled=False)
    page.goto("/questions/")
    page.get_by_label("Role").select_option("gauges")

    page.get_by_role("button", name="Show").click()

    expect(page.locator("#results tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/questions/\?role=gauges&area=&level=$"))
