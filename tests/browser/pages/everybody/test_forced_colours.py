"""In the system's own colours: what is chosen, reached or current looks different from what is not.

An element is drawn in each of its states, without its words, so that neither their colour nor their weight
counts: a state has a ground, a border or a shape of its own.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import combinations
from typing import Final

import pytest
from playwright.sync_api import Locator, Page

from questions.models import Role
from tests.addresses.address import Address
from tests.addresses.table import SHOWN
from tests.browser.conftest import OpenPage
from tests.browser.pages.everybody.conftest import Visit

LEAST_PIXELS: Final = 12  # about the outline of the smallest picture, a bar of a mini ladder
WITHOUT_WORDS: Final = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`body, body * { font-size: 0 !important; transition: none !important }
    body mark { font-size: 1rem !important } svg text { display: none }`);
  document.adoptedStyleSheets = [sheet];
  document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
}"""
# How an element is put into a state, and out of it.
PUT: Final = {
    "checked": "(it, on) => { it.querySelector('input').checked = on; }",
    "shown": "(it, on) => { it.style.visibility = on ? '' : 'hidden'; }",
    "marked": "(it, on) => { it.style.all = on ? '' : 'unset'; }",
    "full": "(it, on) => { it.value = on ? 100 : 0; }",
    "current": "(it, on) => it[on ? 'setAttribute' : 'removeAttribute']('aria-current', 'true')",
    "pressed": "(it, on) => it.setAttribute('aria-pressed', on)",
    "unsaved": "(it, on) => { it.dataset.state = on ? 'unsaved' : 'saved'; }",
    "invalid": "(it, on) => it.setAttribute('aria-invalid', on)",
}
SET_CLASS: Final = "(it, name) => it.setAttribute('class', name)"
DIFFERENT: Final = """async ([first, second]) => {
  const pixels = async (image) => {
    const map = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
    const canvas = new OffscreenCanvas(map.width, map.height).getContext("2d");
    canvas.drawImage(map, 0, 0);
    return new Uint32Array(canvas.getImageData(0, 0, map.width, map.height).data.buffer);
  };
  const [a, b] = [await pixels(first), await pixels(second)];
  return a.reduce((sum, pixel, index) => sum + (pixel !== b[index]), Math.abs(a.length - b.length));
}"""
FOCUS_HAS_NO_RING: Final = """() => {
  const it = document.activeElement;
  if (it === document.body) return "";
  const parts = [it, it.closest("label"), it.closest(".box")].filter(Boolean);
  const is_seen = parts.map((part) => getComputedStyle(part))
    .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  return is_seen ? "" : it.outerHTML.slice(0, 120);
}"""

STEPS: Final = ("", "passed", "reached", "bar", "bar_passed")
BANDS: Final = ("band", "band reached", "band bar")
# On which page which element has which states: one to put, or the classes of which each looks different.
STATES: Final[dict[str, dict[str, str | tuple[str, ...]]]] = {
    "interviews:set_up": {
        ".level-and-minutes .segments label": "checked",
        ".area-row label:has([value='0'])": "checked",
        ".choice": "checked",
        ".site-nav a": "current",
        ".theme button": "pressed",
        ".plan .number": "shown",
        "select": "invalid",
    },
    "interviews:interview in practice": {
        ".plan > li": "current",
        ".flag": "pressed",
        "progress:last-child": "full",
        "progress": ("", "now"),
    },
    "interviews:interview running": {".ring .left": "shown", ".box": "unsaved"},
    "interviews:interview waiting for grading": {".anchor": "checked", ".letter": "shown"},
    "interviews:interview after the blind pass": {
        ".segments label": "checked",
        "mark": "marked",
        ".chip": ("chip", "chip accent"),
    },
    "interviews:interview graded": {
        ".pins": "shown",
        ".ladder li": STEPS,
        ".level-grid .cell": tuple(f"cell {step}" for step in STEPS),
        ".mini rect": ("", "filled", "bar"),
        ".anchor": ("anchor read", "anchor read above"),
        ".button": ("button", "button primary"),
    },
    "interviews:receipts running": {
        ".growth .mark": ("mark", "mark now", "mark conflict", "mark chosen"),
        ".kept a": "current",
    },
    "interviews:history": {"tbody tr:not(.month)": ("", "waiting")},
    "interviews:history empty": {".ghost-rows": "shown"},
    "questions:edit_question": {
        ".segments label": "checked",
        ".fold > summary": "shown",
        ".row-buttons .down .icon": "shown",
        "input[type=checkbox]": "shown",
    },
    "home": {".bullets > li": "shown", ".brand .icon": "shown", ".number": "shown"},
}


def _alike(page: Page, blank: Page, states: dict[str, str | tuple[str, ...]]) -> Iterator[str]:
    """The pairs of states that are drawn the same, in words."""
    for selector, names in states.items():
        element = page.locator(selector).and_(page.locator(":not([hidden] *)")).first
        pictures = dict(_pictures(page, element, names))
        for one, other in combinations(pictures, 2):
            if blank.evaluate(DIFFERENT, [pictures[one], pictures[other]]) < LEAST_PIXELS:
                yield f"{selector}: {one or 'plain'} looks like {other or 'plain'}"


def _pictures(page: Page, element: Locator, names: str | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(names, str):
        for is_on in (True, False):
            element.evaluate(PUT[names], is_on)
            yield f"{'' if is_on else 'not '}{names}", _drawn(page, element)
        element.evaluate(PUT[names], True)
        return
    for name in names:
        element.evaluate(SET_CLASS, name)
        yield name, _drawn(page, element)


def _drawn(page: Page, element: Locator) -> str:
    box = element.bounding_box()
    assert box, f"{element} is not on the page"
    clip = {"x": box["x"] - 3, "y": box["y"] - 3, "width": box["width"] + 6, "height": box["height"] + 6}
    return base64.b64encode(page.screenshot(clip=clip, full_page=True)).decode()


def _in_both_palettes(page: Page, blank: Page, states: dict[str, str | tuple[str, ...]]) -> list[str]:
    page.evaluate(WITHOUT_WORDS)
    found = []
    for palette in ("light", "dark"):
        page.emulate_media(color_scheme=palette, forced_colors="active")
        found += [f"{palette}, {line}" for line in _alike(page, blank, states)]
    return found


@pytest.fixture
def blank(open_page: OpenPage) -> Page:
    """A page without a policy of its own, to compare pictures on."""
    return open_page()


@pytest.mark.parametrize("address", [page for page in SHOWN if str(page) in STATES], ids=str)
def test_no_two_states_look_alike(visit: Visit, address: Address, open_page: OpenPage, blank: Page) -> None:
    page = open_page(visit.user, forced_colors="active")
    page.goto(visit.path)

    assert _in_both_palettes(page, blank, STATES[str(address)]) == []


def test_the_guide_of_a_role_is_drawn(shipped: Role, open_page: OpenPage, blank: Page) -> None:
    page = open_page(forced_colors="active")
    page.goto(shipped.get_absolute_url())

    states = {".chart .open": "shown", ".chart .band": BANDS, ".path > li": "current"}
    assert _in_both_palettes(page, blank, states) == []


RINGED: Final = {
    "interviews:set_up",
    "interviews:interview waiting for grading",
    "interviews:interview running",
}


@pytest.mark.parametrize("address", [page for page in SHOWN if str(page) in RINGED], ids=str)
def test_each_stop_has_a_ring(visit: Visit, open_page: OpenPage) -> None:
    page = open_page(visit.user, forced_colors="active")
    page.goto(visit.path)

    bare = []
    for _ in range(page.locator("a, button, input, select, textarea, summary").count()):
        page.keyboard.press("Tab")
        bare.append(page.evaluate(FOCUS_HAS_NO_RING))
    assert [stop for stop in bare if stop] == []
