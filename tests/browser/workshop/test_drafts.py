"""What is typed into the author form outlives a reload, a sign-out and another person in the same browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from accounts.models import User
from questions.models import Question
from tests.browser.conftest import OpenPage
from tests.browser.pages.axe import problems
from tests.support.builders import build_question, build_role
from tests.support.factories import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
# Blocks the storage of a page before its scripts run.
REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
})"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.fixture
def question() -> Question:
    return build_question(build_role(areas=1).areas.all()[0], headline="The gauge froze")


@pytest.fixture
def path(question: Question) -> str:
    return f"/author/questions/{question.public_id}/"


@pytest.fixture
def page(open_page: OpenPage, author: User, path: str) -> Page:
    """The author's page, open at the form."""
    page = open_page(author)
    page.goto(path)
    return page


def headline(page: Page) -> Locator:
    return page.get_by_label("Headline")


def type_much(page: Page) -> None:
    """Words, a choice, and a row that was added."""
    headline(page).fill("It froze again")
    page.get_by_role("group", name="Criterion A").get_by_label("3", exact=True).check(force=True)
    page.locator("summary", has_text="Probes, 2").click()
    page.get_by_role("button", name="Add a probe").click()
    page.keyboard.type("And at 20 below?")
    expect(page.get_by_text("What you type is kept in this browser")).to_be_visible()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Go on with them").click()
    expect(page.get_by_role("button", name="Go on with them")).to_be_hidden()


def all_is_back(page: Page) -> None:
    expect(headline(page)).to_have_value("It froze again")
    expect(page.locator('[name="probes-2-text"]')).to_have_value("And at 20 below?")
    expect(page.locator('[name="criteria-0-weight"][value="3"]')).to_be_checked()


def sign_in(page: Page, user: User) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("You are signed in as")).to_be_visible()


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You have signed out")).to_be_visible()


def forgive(complaints: list[str], status: int) -> None:
    """The browser logs an answer that is an error, which is expected here."""
    complaints[:] = [line for line in complaints if f"status of {status}" not in line]


def test_a_reload_offers_what_was_typed_with_the_rows_that_were_added(page: Page) -> None:
    type_much(page)
    page.reload()
    expect(headline(page)).to_have_value("The gauge froze")
    expect(page.get_by_text("Words that you typed here were not saved")).to_be_visible()
    assert problems(page) == []

    go_on(page)

    all_is_back(page)


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


def test_what_is_being_typed_can_be_discarded(page: Page) -> None:
    type_much(page)

    page.get_by_role("button", name="Discard what I typed").click()

    expect(page.get_by_text("What you typed is discarded.")).to_be_visible()
    expect(headline(page)).to_have_value("The gauge froze")
    page.reload()
    expect(headline(page)).to_have_value("The gauge froze")
    expect(page.locator("#drafts")).to_be_hidden()


def test_words_that_were_taken_back_leave_no_draft(page: Page) -> None:
    headline(page).fill("It froze again")
    expect(page.get_by_text("What you type is kept in this browser")).to_be_visible()

    headline(page).fill("The gauge froze")

    expect(page.get_by_text("What you type is kept in this browser")).to_be_hidden()
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
    expect(second.get_by_text("What you type is kept in this browser")).to_be_visible()

    expect(second.get_by_role("button", name="Go on with them")).to_have_count(0)


@pytest.mark.parametrize("replaced", [False, True], ids=["signed out", "replaced"])
def test_after_signing_in_again_the_words_come_back_into_their_fields(
    page: Page, author: User, stranger: User, path: str, complaints: list[str], *, replaced: bool
) -> None:
    type_much(page)
    second = page.context.new_page()
    sign_out(second)
    if replaced:
        sign_in(second, stranger)
    page.get_by_label("Situation").fill("Typed after the sign-out.")
    page.get_by_role("button", name="Save draft").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Somebody else is signed in now" if replaced else "You are signed out"
    )
    expect(page.get_by_label("Situation")).to_have_value("Typed after the sign-out.")
    if replaced:
        sign_out(second)
    sign_in(second, author)

    page.goto(path)
    go_on(page)

    all_is_back(page)
    expect(page.get_by_label("Situation")).to_have_value("Typed after the sign-out.")
    forgive(complaints, 403)


def test_nobody_else_is_offered_the_words(page: Page, owner: User, path: str) -> None:
    User.objects.filter(pk=owner.pk).update(is_author=True)
    second = page.context.new_page()
    sign_out(second)
    type_much(page)
    page.close()
    sign_in(second, owner)

    second.goto(path)

    expect(headline(second)).to_have_value("The gauge froze")
    assert second.evaluate("localStorage.length") == 1
    expect(second.locator("#drafts")).to_be_hidden()


def test_signing_out_asks_about_a_draft_whose_page_is_closed(page: Page) -> None:
    type_much(page)
    page.goto("/accounts/logout/")

    expect(page.get_by_text("Text of yours is not saved yet")).to_be_visible()
    expect(page.get_by_label("Not saved yet")).to_have_value("It froze again\n\nAnd at 20 below?")
    page.get_by_role("button", name="Sign out and delete it from this device").click()
    expect(page.get_by_text("You have signed out")).to_be_visible()

    assert page.evaluate("localStorage.length") == 0
