"""What axe-core finds on a page, as lines to compare with an empty list."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What axe cannot decide, by rule and the beginning of the element, with what decides instead.
KNOWN = [
    # A select's arrow is a gradient beside its text, not behind it.
    ("color-contrast", "<select"),
    # Text of charts: its colours are measured by test_colours_stand_out_from_their_ground.
    ("color-contrast", "<text"),
    # An interview that is only planned has an empty cell where others have the time they used.
    ("th-has-data-cells", '<table class="data history"'),
]


# Colours fade into each other when the theme changes or a box is ticked: what is judged is where they end.
SETTLED = "Promise.allSettled(document.getAnimations().map((animation) => animation.finished))"


def problems(page: Page) -> list[str]:
    """Violations, and what axe could not decide: a colour that it cannot read is no pass."""
    page.evaluate(SETTLED)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    return _lines("violation", found["violations"]) + _lines("incomplete", found["incomplete"], known=KNOWN)


def _lines(kind: str, rules: list[dict[str, Any]], known: list[tuple[str, str]] | None = None) -> list[str]:
    return [
        f"{kind} {rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in rules
        for node in rule["nodes"]
        if not any(rule["id"] == name and node["html"].startswith(start) for name, start in known or [])
    ]
