"""What is typed into the author form outlives a reload, and two tabs do not overwrite each other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Page, expect

from accounts.models import User
from questions.models import Question
from tests.browser.conftest import OpenPage
from tests.browser.pages.axe import problems
from tests.browser.workshop.author_form import all_is_back, forgive, go_on, headline, type_much

pytestmark = pytest.mark.django_db(transaction=True)
# Blocks the storage of a page before its scripts run.
REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
})"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def test_a_reload_offers_what_was_typed_with_the_rows_that_were_added(page: Page) -> None:
    type_much(page)
    page.reload()
    expect(headline(page)).to_have_value("The gauge froze")
    expect(page.get_by_text("Words that you typed here were not saved")).to_be_visible()
    assert problems(page) == []

    go_on(page)

    all_is_back(page)
    expect(headline(page)).to_be_focused()


def test_what_was_saved_is_not_offered(page: Page, question: Question) -> None:
    type_much(page)
    page.get_by_role("button", name="Save draft").last.click()
    page.get_by_text("Version 2 is saved as a draft.").wait_for()
    assert "stored" not in page.url

    page.reload()

    expect(headline(page)).to_have_value("It froze again")
    expect(page.locator("#drafts")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_what_was_published_is_not_offered(page: Page, path: str) -> None:
    type_much(page)
    page.get_by_role("button", name="Publish version 2").click()
    page.wait_for_url("**/versions/")

    page.goto(path)

    expect(headline(page)).to_have_value("It froze again")
    expect(page.locator("#drafts")).to_be_hidden()


def test_leaving_with_unsaved_words_is_warned_of_and_saving_is_not(page: Page, path: str) -> None:
    asked: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", on_dialog)
    headline(page).click()
    page.keyboard.type("!")
    page.get_by_role("link", name="Versions").click()

    expect(headline(page)).to_be_visible()
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Save draft").last.click()
    page.get_by_text("Version 2 is saved as a draft.").wait_for()
    page.get_by_role("link", name="Versions").click()
    page.wait_for_url("**/versions/")
    assert asked == ["beforeunload"]


def test_a_draft_that_was_offered_can_be_discarded_and_brought_back_once(page: Page) -> None:
    type_much(page)
    page.reload()

    page.get_by_role("button", name="Discard them").click()
    expect(page.get_by_role("button", name="Bring them back")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Bring them back").click()

    all_is_back(page)
    expect(headline(page)).to_be_focused()


def test_what_is_being_typed_can_be_discarded(page: Page) -> None:
    type_much(page)

    page.get_by_role("button", name="Discard what I typed").click()

    expect(page.get_by_text("What you typed is discarded.")).to_be_visible()
    expect(page.get_by_role("button", name="Bring them back")).to_be_focused()
    expect(headline(page)).to_have_value("The gauge froze")
    page.reload()
    expect(headline(page)).to_have_value("The gauge froze")
    expect(page.locator("#drafts")).to_be_hidden()


def test_words_that_were_taken_back_leave_no_draft(page: Page) -> None:
    headline(page).fill("It froze again")
    expect(page.get_by_text("kept in this browser until you save")).to_be_visible()

    headline(page).fill("The gauge froze")

    expect(page.get_by_text("kept in this browser until you save")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("trouble", [REFUSED, FULL])
def test_a_browser_that_keeps_nothing_is_told_so(
    open_page: OpenPage, author: User, path: str, trouble: str
) -> None:
    page = open_page(author)
    page.add_init_script(trouble)
    page.goto(path)

    headline(page).fill("It froze again")

    expect(page.get_by_role("status").get_by_text("This browser keeps no draft")).to_be_visible()


def test_a_form_that_was_refused_keeps_its_draft(page: Page) -> None:
    type_much(page)
    page.get_by_label("Ask").fill("")
    page.get_by_role("button", name="Save draft").last.click()
    page.get_by_text("Write something here.").wait_for()
    page.get_by_label("Ask").fill("And then?")

    page.goto(page.url)
    go_on(page)

    all_is_back(page)
    expect(page.get_by_label("Ask")).to_have_value("And then?")


def test_another_tab_offers_nothing_of_a_page_that_is_open(page: Page, path: str) -> None:
    type_much(page)
    second = page.context.new_page()
    second.goto(path)
    headline(second).fill("From the second")
    expect(second.get_by_text("kept in this browser until you save")).to_be_visible()

    expect(second.get_by_role("button", name="Go on with them")).to_have_count(0)


def test_a_question_that_does_not_exist_yet_has_a_draft_too(page: Page, question: Question) -> None:
    page.goto(f"/author/roles/{question.role.public_id}/questions/new/?level=mid")
    headline(page).fill("A new one")
    page.get_by_label("Ask").fill("What now?")
    page.locator('[name="criteria-1-name"]').fill("Second")
    expect(page.get_by_text("kept in this browser until you save")).to_be_visible()
    page.reload()
    go_on(page)
    expect(page.locator('[name="criteria-1-name"]')).to_have_value("Second")

    page.get_by_role("button", name="Save draft").last.click()
    page.get_by_text("Version 1 is saved as a draft.").wait_for()

    assert page.evaluate("localStorage.length") == 0


def test_two_tabs_choose_between_their_texts(
    page: Page, path: str, question: Question, complaints: list[str]
) -> None:
    second = page.context.new_page()
    second.goto(path)
    headline(second).fill("From the second tab")
    second.get_by_label("Ask").fill("And now?")
    second.get_by_role("button", name="Save draft").last.click()
    second.get_by_text("Version 2 is saved as a draft.").wait_for()
    headline(page).fill("From the first tab")
    page.get_by_role("button", name="Save draft").last.click()

    expect(
        page.get_by_text("You saved version 2 in another window after this one was opened.")
    ).to_be_focused()
    assert problems(page) == []
    page.get_by_role("group", name="Headline").get_by_label("The one that was saved meanwhile").check(
        force=True
    )
    page.get_by_role("button", name="Save draft").last.click()
    page.get_by_text("Nothing was changed, so nothing was saved.").wait_for()

    stored = question.versions.get(number=2)
    assert (stored.headline, stored.ask) == ("From the second tab", "And now?")
    forgive(complaints, 409)


def test_the_count_says_when_it_was_made(page: Page) -> None:
    count = page.locator(".dock b")
    expect(count).to_have_text("Nothing to fix.")

    page.get_by_label("Ask").fill("")

    expect(count).to_have_text("Nothing to fix at the last check.")
