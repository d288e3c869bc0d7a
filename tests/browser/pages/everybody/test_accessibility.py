"""axe on every page of the URLconf, and the contrasts that axe cannot judge."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.addresses.table import SHOWN
from tests.browser.conftest import OpenPage
from tests.browser.pages.axe import problems
from tests.browser.pages.everybody.conftest import Visit
from tests.browser.pages.everybody.fits import WIDE, misfits

PHONE: ViewportSize = {"width": 390, "height": 844}

# Between them they show every component and every layout; CI opens all pages, empty ones too.
TELLING = {
    "home",
    "home desk",
    "account_login",
    "questions:role_guide",
    "questions:edit_question",
    "interviews:set_up",
    "interviews:interview running",
    "interviews:interview in practice",
    "interviews:interview waiting for grading",
    "interviews:interview after the blind pass",
    "interviews:interview graded",
    "interviews:receipts graded",
    "interviews:history",
    "interviews:shared_interview",
}

# Text tokens on the grounds they are written on, then lines of controls.
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in ("bg", "surface", "sunken")],
    *[("accent", ground) for ground in ("bg", "surface", "accent-soft")],
    *[(colour, ground) for colour in ("ok", "warn", "bad") for ground in ("surface", f"{colour}-soft")],
    ("accent-ink", "accent"),
    ("ink", "h2"),
    ("ink-2", "h0"),
    ("ink-2", "accent-soft"),
]
CONTROLS = [("line-strong", "surface"), ("line-strong", "bg"), ("accent", "surface")]

CONTRAST = """([first, second]) => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const luminance = (token) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = `var(--${token})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255)
      .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
  };
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + .05) / (dark + .05);
}"""


@pytest.mark.parametrize("address", [page for page in SHOWN if str(page) in TELLING], ids=str)
def test_axe_finds_nothing_and_everything_fits(visit: Visit, open_page: OpenPage) -> None:
    page = open_page(visit.user, viewport=WIDE)
    page.goto(visit.path)

    assert (problems(page), misfits(page)) == ([], [])


@pytest.mark.full
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("address", SHOWN, ids=str)
def test_axe_finds_nothing_in_any_theme_and_width(
    visit: Visit, viewport: ViewportSize, open_page: OpenPage
) -> None:
    """Opened once for each width, because scripts look at it when a page opens."""
    page = open_page(visit.user, viewport=viewport, color_scheme="light")
    page.goto(visit.path)

    light = problems(page)
    page.emulate_media(color_scheme="dark")
    dark = problems(page)

    assert (light, dark, misfits(page)) == ([], [], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (CONTROLS, 3)], ids=["text", "controls"])
def test_colours_stand_out_from_their_ground(
    pairs: list[tuple[str, str]], least: float, scheme: str, open_page: OpenPage, db: None
) -> None:
    page = open_page(color_scheme=scheme)
    page.goto("/")

    contrasts = {pair: page.evaluate(CONTRAST, pair) for pair in pairs}

    assert {pair: ratio for pair, ratio in contrasts.items() if ratio < least} == {}
