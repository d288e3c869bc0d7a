"""Words in the author form of somebody who is signed out, or replaced by another person in the browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.workshop.author_form import (
    all_is_back,
    forgive,
    go_on,
    headline,
    sign_in,
    sign_out,
    type_much,
)

pytestmark = pytest.mark.django_db(transaction=True)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


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
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_text("This browser keeps")).to_be_visible()
    expect(page.locator("[data-not-kept]")).to_be_hidden()
    if replaced:
        sign_out(second)
    sign_in(second, author)

    page.goto(path)
    go_on(page)

    all_is_back(page)
    expect(page.get_by_label("Situation")).to_have_value("Typed after the sign-out.")
    forgive(complaints, 403)


def test_where_the_browser_keeps_older_words_the_page_says_to_copy_them(
    page: Page, complaints: list[str]
) -> None:
    headline(page).fill("It froze")
    expect(page.get_by_text("kept in this browser until you save")).to_be_visible()
    page.evaluate(f"() => {{ {FULL} }}")
    headline(page).fill("It froze again")
    sign_out(page.context.new_page())
    page.get_by_role("button", name="Save draft").last.click()

    expect(page.get_by_text("Copy it, sign in again, and put it back")).to_be_visible()
    expect(page.get_by_text("This browser keeps it")).to_be_hidden()
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
