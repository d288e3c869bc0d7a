"""Groups of choices are told apart by their names: "Weight of criterion A", not four times "Weight"."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

from tests.addresses.table import SHOWN
from tests.browser.conftest import OpenPage
from tests.browser.pages.everybody.conftest import Visit

PAGES: Final = {
    "interviews:set_up",
    "interviews:interview waiting for grading",
    "interviews:interview after the blind pass",
    "questions:edit_question",
}
NAMES: Final = """() => [...document.querySelectorAll("fieldset:has(input[type=radio])")]
  .filter((group) => !group.querySelector("fieldset") && group.checkVisibility())
  .map((group) => group.querySelector("legend").textContent.replace(/\\s+/g, " ").trim())"""


def _names(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    return list(page.evaluate(NAMES))


@pytest.mark.parametrize("address", [page for page in SHOWN if str(page) in PAGES], ids=str)
def test_no_two_groups_have_one_name(visit: Visit, open_page: OpenPage) -> None:
    page = open_page(visit.user)
    page.goto(visit.path)

    names = _names(page)

    assert len(names) >= 4
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "address", [page for page in SHOWN if str(page) == "questions:edit_question"], ids=str
)
def test_a_new_criterion_has_a_weight_of_its_own_name(visit: Visit, open_page: OpenPage) -> None:
    page = open_page(visit.user)
    page.goto(visit.path)

    page.get_by_role("button", name="Add a criterion").click()

    assert _names(page)[-2:] == ["Weight of criterion D", "Weight of criterion E"]
