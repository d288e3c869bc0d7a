"""Marks survive what answers survive: a closed page, a lost network, a browser that died, a second window."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import User
from interviews.models import Interview
from tests.browser.conftest import OpenPage
from tests.browser.grading.marking import choose, fold, use_as_evidence
from tests.browser.saving.saves import forgive_network, forgive_status
from tests.support.graded import build_answered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def interview(owner: User) -> Interview:
    return build_answered(owner, turns=1)


def test_marks_are_there_after_a_page_was_closed_without_a_word(
    open_page: OpenPage, interview: Interview
) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())
    choose(page, "A", "Mid")
    page.locator("#criterion-A textarea").fill("half a th")
    page.close()

    again = open_page(interview.owner)
    again.goto(interview.get_absolute_url())

    expect(again.get_by_text("1 of 4 marked.")).to_be_visible()
    expect(again.locator("#criterion-A textarea")).to_have_value("half a th")


def test_what_was_marked_without_a_network_is_saved_later(
    open_page: OpenPage, interview: Interview, complaints: list[str]
) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())
    page.context.set_offline(True)

    choose(page, "A", "Mid")
    use_as_evidence(page, "compare the gauge", "Diagnosis")

    expect(page.locator("[data-saving]")).to_contain_text("Not saved since")
    expect(page.locator("[data-announced]")).to_contain_text("Not saved since")
    page.context.set_offline(False)
    expect(page.locator("mark")).to_have_text("compare the gaugeA")
    expect(page.locator("[data-announced]")).to_contain_text("Saved")
    forgive_network(complaints)


def test_marks_of_a_page_that_died_come_from_the_disk(
    open_page: OpenPage, interview: Interview, complaints: list[str]
) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())
    page.context.set_offline(True)
    choose(page, "A", "Mid")
    expect(page.locator("[data-saving]")).to_contain_text("Not saved since")
    page.goto("about:blank")
    page.context.set_offline(False)

    page.goto(interview.get_absolute_url())

    expect(page.get_by_text("1 of 4 marked.")).to_be_visible()
    expect(page.locator("#criterion-A").get_by_role("radio", name="Mid")).to_be_checked()
    forgive_network(complaints)


def test_two_windows_meet_in_one_page(
    open_page: OpenPage, interview: Interview, complaints: list[str]
) -> None:
    first, second = open_page(interview.owner), open_page(interview.owner)
    first.goto(interview.get_absolute_url())
    second.goto(interview.get_absolute_url())
    choose(first, "A", "Mid")
    expect(first.get_by_text("1 of 4 marked.")).to_be_visible()

    fold(second, "B")
    choose(second, "B", "Senior")

    expect(second.get_by_text("2 of 4 marked.")).to_be_visible()
    forgive_status(complaints, 409)


def test_a_refused_form_is_not_said_to_be_saved(
    open_page: OpenPage, interview: Interview, complaints: list[str]
) -> None:
    page = open_page(interview.owner)
    page.route("**/grading/saving*.js", lambda route: route.abort(), times=1)
    page.goto(interview.get_absolute_url())
    choose(page, "A", "Mid")
    page.locator("#criterion-A textarea").fill("x" * 5001)
    page.get_by_role("button", name="Commit blind grading").click()

    expect(page.locator("[data-saving]")).to_contain_text("At most 5,000 characters")
    page.locator("#criterion-A textarea").fill("compare the gauge")
    expect(page.locator("[data-saving]")).to_contain_text("Saved")
    forgive_network(complaints)
    forgive_status(complaints, 400)
