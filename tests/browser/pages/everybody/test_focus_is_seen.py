"""Nothing lies over what has the focus, however much the page is enlarged: each stop of the busy pages."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.addresses.address import Address
from tests.addresses.table import SHOWN
from tests.browser.conftest import OpenPage
from tests.browser.pages.everybody.conftest import Visit

SCREENS: Final[dict[str, ViewportSize]] = {
    "wide": {"width": 1280, "height": 800},
    "200 %": {"width": 640, "height": 500},
    "narrow": {"width": 320, "height": 640},
    "phone": {"width": 360, "height": 640},
    "400 %": {"width": 320, "height": 200},
}
BUSY: Final = {
    "interviews:set_up",
    "interviews:interview running",
    "interviews:interview in practice",
    "interviews:interview waiting for grading",
    "interviews:interview after the blind pass",
    "questions:edit_question",
}
MOST_STOPS: Final = 200
# The stop, and which of its first, middle and last points in the window belong to something else.
STOP: Final = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const shown = it.matches("input[type=radio]") ? it.closest("label") ?? it : it;
  const {left, right, top, bottom} = shown.getBoundingClientRect();
  const [from, to] = [Math.max(top, 0) + 2, Math.min(bottom, innerHeight) - 2];
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const belongs = (found) => found && (shown.contains(found) || found.contains(shown));
  // Of a text and of what is tall, its first line is enough: that is where one reads on.
  const is_long = it.matches("textarea") || bottom - top > innerHeight / 2;
  const points = is_long ? {first: from + 10} : {first: from, middle: (from + to) / 2, last: to};
  const covered = Object.entries(points).filter(([, y]) => !belongs(document.elementFromPoint(x, y)));
  const name = it.getAttribute("aria-label") ?? it.labels?.[0]?.textContent ?? it.textContent;
  const parts = to - from < 1 ? ["out of sight"] : covered.map(([part]) => part);
  return [`${it.tagName} ${it.name ?? ""} ${name.trim().slice(0, 40)}`, parts.join()];
}"""


def covered_stops(page: Page) -> list[str]:
    """Every stop from the top of the page to its end, of which some part lies under something."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    found = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        if stop[1]:
            found.append(": ".join(stop))
    raise AssertionError("the keyboard does not come to the end of the page")


@pytest.mark.parametrize("address", [page for page in SHOWN if str(page) in BUSY], ids=str)
@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_covers_what_has_the_focus(
    visit: Visit, address: Address, screen: str, open_page: OpenPage
) -> None:
    page = open_page(visit.user, viewport=SCREENS[screen])
    page.goto(visit.path)

    assert covered_stops(page) == []
