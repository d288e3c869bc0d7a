"""On a phone on its side, or a screen enlarged to 400 %, nothing covers what one reads and writes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from accounts.models import User
from tests.addresses.address import Address
from tests.addresses.table import SHOWN
from tests.browser.conftest import OpenPage

STUCK = """() => [...document.querySelectorAll("body *")]
  .filter((it) => ["sticky", "fixed"].includes(getComputedStyle(it).position) && it.checkVisibility())
  .map((it) => it.className || it.id || it.tagName)"""
ON_ITS_SIDE: ViewportSize = {"width": 844, "height": 390}
ENLARGED: ViewportSize = {"width": 320, "height": 200}
NARROW: ViewportSize = {"width": 320, "height": 640}
TALL: ViewportSize = {"width": 390, "height": 844}
WITH_SOMETHING_STUCK = (
    "interviews:set_up",
    "interviews:interview running",
    "interviews:interview waiting for grading",
    "questions:edit_question",
)


@pytest.fixture
def page(address: Address, owner: User, author: User, open_page: OpenPage) -> Page:
    reader = author if "edit_question" in str(address) else owner
    page = open_page(reader, viewport=TALL)
    page.goto(address.path(reader))
    return page


@pytest.mark.parametrize("address", [page for page in SHOWN if str(page) in WITH_SOMETHING_STUCK], ids=str)
def test_nothing_sticks_on_a_short_screen(page: Page) -> None:
    stuck = {}
    for screen in (TALL, ON_ITS_SIDE, ENLARGED, NARROW):
        page.set_viewport_size(screen)
        stuck[screen["height"]] = page.evaluate(STUCK)

    assert stuck.pop(TALL["height"]) != []
    assert list(stuck.values()) == [[], [], []]
