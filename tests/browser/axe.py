"""What axe-core finds on a page, as lines to compare with an empty list."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def problems(page: Page) -> list[str]:
    """Violations, and what axe could not decide: a colour that it cannot read is no pass."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    return _lines("violation", found["violations"]) + _lines("incomplete", _undecided(found["incomplete"]))


def _undecided(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without what the eye decides: a select's arrow is a gradient beside its text, not behind it."""
    kept = [
        {**rule, "nodes": [node for node in rule["nodes"] if not _is_select_arrow(rule, node)]}
        for rule in rules
    ]
    return [rule for rule in kept if rule["nodes"]]


def _is_select_arrow(rule: dict[str, Any], node: dict[str, Any]) -> bool:
    return rule["id"] == "color-contrast" and node["html"].startswith("<select")


def _lines(kind: str, rules: list[dict[str, Any]]) -> list[str]:
    return [
        f"{kind} {rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in rules
        for node in rule["nodes"]
    ]
