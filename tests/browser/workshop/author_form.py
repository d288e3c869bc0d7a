"""The author form in a browser: what is typed into it, and who is signed in there."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests.support.factories import PASSWORD


def headline(page: Page) -> Locator:
    return page.get_by_label("Headline")


def type_much(page: Page) -> None:
    """Words, a choice, and a row that was added."""
    headline(page).fill("It froze again")
    page.get_by_role("group", name="Criterion A").get_by_label("3", exact=True).check(force=True)
    page.locator("summary", has_text="Probes, 2").click()
    page.get_by_role("button", name="Add a probe").click()
    page.keyboard.type("And at 20 below?")
    expect(page.get_by_text("kept in this browser until you save")).to_be_visible()


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
