"""What one presses is at least 24 by 24 CSS pixels (WCAG 2.2, 2.5.8), links inside a sentence aside."""

from __future__ import annotations

from typing import Final

import pytest

from tests.addresses.address import Address
from tests.addresses.table import SHOWN
from tests.browser.conftest import OpenPage
from tests.browser.pages.everybody.conftest import Visit
from tests.browser.pages.everybody.fits import NARROW, WIDE
from tests.browser.pages.everybody.test_accessibility import TELLING

SMALL: Final = """() => {
  document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
  const pressed = "a[href], button, summary, select, textarea, input:not([type=hidden])";
  const is_in_a_sentence = (it) => {
    if (!it.matches("a, .link-button") || !getComputedStyle(it).display.startsWith("inline")) return false;
    const around = it.closest("p, li, dd, td, small, .hint, .words");
    return around && around.textContent.trim().length > it.textContent.trim().length + 3;
  };
  return [...document.querySelectorAll(pressed)].filter((it) => {
    if (!it.checkVisibility({visibilityProperty: true}) || it.disabled) return false;
    if (it.closest(".visually-hidden, .skip-link, .field:has(> .trap)")) return false;
    const whole = it.matches("input[type=radio], input[type=checkbox]") ? it.labels[0] ?? it : it;
    const {width, height} = whole.getBoundingClientRect();
    return width > 0 && (width < 23.5 || height < 23.5) && !is_in_a_sentence(it);
  }).map((it) => {
    const {width, height} = it.getBoundingClientRect();
    return `${Math.round(width)}x${Math.round(height)} ${it.outerHTML.slice(0, 90)}`;
  });
}"""


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(page, id=str(page), marks=() if str(page) in TELLING else pytest.mark.full)
        for page in SHOWN
    ],
)
def test_what_one_presses_is_large_enough(visit: Visit, address: Address, open_page: OpenPage) -> None:
    page = open_page(visit.user, viewport=WIDE)
    page.goto(visit.path)
    wide = page.evaluate(SMALL)
    page.set_viewport_size(NARROW)

    assert (wide, page.evaluate(SMALL)) == ([], [])
