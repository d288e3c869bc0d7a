"""Where the focus is after a form was refused, with and without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import User
from tests.browser.conftest import OpenPage
from tests.support.factories import PASSWORD


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_the_field_with_the_error_has_the_focus(has_script: bool, open_page: OpenPage, db: None) -> None:
    page = open_page(java_script_enabled=has_script)
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail").fill("new@example.test")
    page.get_by_label("Password", exact=True).fill("short")

    page.get_by_role("button", name="Create account").click()

    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    expect(page).to_have_title("Error: Create an account · Rehearse")


def test_a_refusal_of_the_whole_form_has_the_focus(open_page: OpenPage, owner: User) -> None:
    page = open_page()
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(owner.email)
    page.get_by_label("Password", exact=True).fill(f"not {PASSWORD}")

    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page).to_have_title("Error: Sign in · Rehearse")
