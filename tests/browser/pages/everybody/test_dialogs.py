"""A dialog keeps the focus while it is open and gives it back, without a script and in old browsers too."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from interviews.models import Interview
from interviews.models.interview import State
from tests.browser.conftest import OpenPage, take_seat

LEFT_DIALOG: Final = """() => {
  const it = document.activeElement;
  return it !== document.body && !it.closest("dialog") ? it.outerHTML.slice(0, 80) : "";
}"""
NO_COMMANDS: Final = """
  delete HTMLButtonElement.prototype.command;
  addEventListener("command", (event) => event.preventDefault(), {capture: true});
"""
OPENERS: Final = {"Hand in": "Keep writing", "Discard this interview": "Keep it"}


def _enter(open_page: OpenPage, owner: User, running: Interview, base_url: str, **options: Any) -> Page:
    page = open_page(owner, **options)
    take_seat(page.context, running, base_url)
    page.goto(running.get_absolute_url())
    return page


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("opener", OPENERS)
def test_a_dialog_keeps_the_focus_and_gives_it_back(
    opener: str, has_script: bool, open_page: OpenPage, owner: User, running: Interview, base_url: str
) -> None:
    page = _enter(open_page, owner, running, base_url, java_script_enabled=has_script)
    button = page.get_by_role("button", name=opener, exact=True)
    dialog = page.get_by_role("dialog")

    button.press("Enter")
    expect(dialog.get_by_role("button", name=OPENERS[opener])).to_be_focused()
    assert dialog.evaluate("it => it.matches(':modal')")
    left = []
    for _ in range(6):
        page.keyboard.press("Tab")
        left.append(page.evaluate(LEFT_DIALOG))
    assert set(left) == {""}
    page.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    button.press("Enter")
    dialog.get_by_role("button", name=OPENERS[opener]).press("Enter")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_a_browser_that_knows_no_commands_opens_it_too(
    open_page: OpenPage, owner: User, running: Interview, base_url: str
) -> None:
    page = open_page(owner)
    page.add_init_script(NO_COMMANDS)
    take_seat(page.context, running, base_url)
    page.goto(running.get_absolute_url())

    page.get_by_role("button", name="Hand in").click()
    assert page.get_by_role("dialog").evaluate("it => it.matches(':modal')")
    page.get_by_role("dialog").get_by_role("button", name="Keep writing").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()

    expect(page).to_have_title(re.compile("You are not yet at Junior|Interview"))
    running.refresh_from_db()
    assert running.state != State.RUNNING
