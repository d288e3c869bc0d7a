"""What a person is at while marks are being saved stays: words, open folds, the focus, the selection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from interviews.models import Answer, Interview
from tests.browser.conftest import OpenPage
from tests.browser.grading.marking import SELECT_WORDS, choose, fold, use_as_evidence
from tests.browser.saving.saves import forgive_status
from tests.support.graded import build_answered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def interview(owner: User) -> Interview:
    return build_answered(owner, turns=1)


@pytest.fixture
def page(open_page: OpenPage, interview: Interview) -> Page:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())
    return page


def hold_saves(page: Page) -> Callable[[], None]:
    """Hold the next save until the returned function is called; later ones pass."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/marks/**", hold, times=1)

    def release() -> None:
        while not held:
            page.wait_for_timeout(20)
        held.pop().continue_()

    return release


def test_words_typed_while_another_window_saved_are_kept(
    open_page: OpenPage, page: Page, interview: Interview, complaints: list[str]
) -> None:
    other = open_page(interview.owner)
    other.goto(interview.get_absolute_url())
    choose(other, "A", "Mid")
    expect(other.get_by_text("1 of 4 marked.")).to_be_visible()
    release = hold_saves(page)
    box = page.locator("#criterion-A textarea")

    with page.expect_request("**/marks/**"):
        box.fill("compare")
    box.fill("compare the gauge")
    with page.expect_navigation():
        release()

    expect(box).to_have_value("compare the gauge")
    expect(page.locator("#criterion-A").get_by_role("radio", name="Mid")).to_be_checked()
    forgive_status(complaints, 409)


def test_a_page_that_died_over_a_save_brings_what_was_typed_after_it(
    open_page: OpenPage, page: Page, interview: Interview, complaints: list[str]
) -> None:
    other = open_page(interview.owner)
    other.goto(interview.get_absolute_url())
    hold_saves(page)
    with page.expect_request("**/marks/**"):
        page.locator("#criterion-A textarea").fill("compare")
    page.locator("#criterion-A textarea").fill("compare the gauge")
    page.goto("about:blank")
    choose(other, "A", "Mid")
    expect(other.get_by_text("1 of 4 marked.")).to_be_visible()

    page.goto(interview.get_absolute_url())

    expect(page.locator("#criterion-A textarea")).to_have_value("compare the gauge")
    expect(page.get_by_text("1 of 4 marked.")).to_be_visible()
    forgive_status(complaints, 409)


def test_a_fold_of_the_answer_stays_open(page: Page, interview: Interview) -> None:
    Answer.objects.filter(turn__interview=interview, position=0).update(late_by=2000, text_at_deadline="I")
    page.reload()
    page.get_by_text("The text at the deadline").click()

    use_as_evidence(page, "compare the gauge", "Diagnosis")

    expect(page.locator("mark")).to_have_count(1)
    expect(page.locator("[data-part=answer] details")).to_have_attribute("open", "")


def test_the_focus_stays_on_a_part_that_is_drawn_anew(page: Page) -> None:
    use_as_evidence(page, "compare the gauge", "Diagnosis")
    expect(page.locator("mark")).to_have_text("compare the gaugeA")
    release = hold_saves(page)
    with page.expect_request("**/marks/**"):
        use_as_evidence(page, "readings as doubtful", "Diagnosis")
    remove = page.locator("#criterion-A").get_by_role("button", name="Remove").last
    remove.focus()

    release()

    expect(page.locator("mark")).to_have_count(2)
    expect(remove).to_be_focused()


def test_words_being_selected_stay_selected(page: Page) -> None:
    release = hold_saves(page)
    with page.expect_request("**/marks/**"):
        use_as_evidence(page, "compare the gauge", "Diagnosis")
    page.evaluate(SELECT_WORDS, "readings as doubtful")

    release()

    expect(page.locator("[data-saving]")).to_have_attribute("data-state", "saved")
    assert page.evaluate("getSelection().toString()") == "readings as doubtful"
    page.get_by_role("group", name="Use the selected words").get_by_role("button", name="Safety").click()
    expect(page.locator("mark")).to_have_count(2)


def test_enter_on_a_choice_removes_no_quote(page: Page) -> None:
    use_as_evidence(page, "compare the gauge", "Diagnosis")
    expect(page.locator("mark")).to_have_text("compare the gaugeA")
    choose(page, "A", "Mid")

    page.locator("#criterion-A").get_by_role("radio", name="Mid").press("Enter")

    page.wait_for_load_state("networkidle")
    expect(page.locator("#criterion-A [data-quotes] li")).to_have_count(1)


def test_enter_on_a_choice_of_the_second_pass_does_not_leave(page: Page, interview: Interview) -> None:
    for letter in "ABCD":
        if letter != "A":
            fold(page, letter)
        choose(page, letter, "Mid")
    page.get_by_role("button", name="Commit blind grading").click()
    keep = page.locator("#criterion-A").get_by_label("Keep as it is")
    keep.check()

    keep.press("Enter")

    expect(page.get_by_text("1 of 4 confirmed.")).to_be_visible()
    assert interview.get_absolute_url() in page.url


def test_what_was_typed_and_taken_back_is_not_saving_for_ever(page: Page) -> None:
    box = page.locator("#criterion-A textarea")

    box.press_sequentially("x")
    box.press("Backspace")

    expect(page.locator("[data-saving]")).to_have_attribute("data-state", "saved")
