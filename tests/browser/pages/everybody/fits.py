"""What does not fit on a page: words that are cut off, tables that cannot be scrolled to their end."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page, ViewportSize

NARROW: Final[ViewportSize] = {"width": 320, "height": 640}
WIDE: Final[ViewportSize] = {"width": 1280, "height": 800}

# WCAG 2.2, 1.4.12: a reader's own spacing.
SPACED: Final = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
USUAL: Final = "() => { document.adoptedStyleSheets = []; }"
# Texts that an ancestor cuts off, and what scrolls sideways without a name or out of reach of the keyboard.
CUT: Final = """() => {
  const found = new Set();
  const skipped = "textarea, select, svg, script, template, .visually-hidden, .skip-link";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    const is_seen = owner.checkVisibility({visibilityProperty: true});
    if (!is_seen || !node.data.trim() || owner.closest(skipped)) continue;
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    for (let around = owner; around !== document.body; around = around.parentElement) {
      const {overflowX, position} = getComputedStyle(around);
      const box = around.getBoundingClientRect();
      if (box.width <= 1) break;
      if (["auto", "scroll"].includes(overflowX)) {
        const is_reached = around.matches("[tabindex='0']:is([aria-label], [aria-labelledby])");
        const has_more = around.scrollWidth > around.clientWidth + 1;
        if (has_more && !is_reached) found.add(`scrolls without a name: ${around.className}`);
        break;
      }
      const is_cut = text.right > box.right + 1 || text.left < box.left - 1 || text.bottom > box.bottom + 2;
      if (overflowX !== "visible" && is_cut) found.add(`cut off: ${node.data.trim().slice(0, 40)}`);
      if (position === "absolute") break;
    }
  }
  return [...found];
}"""


def misfits(page: Page) -> list[str]:
    """On a narrow and a wide screen, with the usual spacing and a reader's own."""
    found = []
    for screen in (NARROW, WIDE):
        page.set_viewport_size(screen)
        for spacing, name in ((USUAL, "usual"), (SPACED, "spaced")):
            page.evaluate(spacing)
            where = f"{screen['width']} px, {name}"
            if (width := page.evaluate("document.documentElement.scrollWidth")) > screen["width"]:
                found.append(f"{where}: {width} px wide")
            found += [f"{where}: {line}" for line in page.evaluate(CUT)]
    page.evaluate(USUAL)
    return found
