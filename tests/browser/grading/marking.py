"""What a person does on the page of the first pass."""

from __future__ import annotations

from playwright.sync_api import Page

SELECT_WORDS = """(words) => {
  const box = document.querySelector("[data-said]");
  const node = [...box.childNodes].find((child) => child.textContent.includes(words));
  const range = document.createRange();
  range.setStart(node, node.textContent.indexOf(words));
  range.setEnd(node, node.textContent.indexOf(words) + words.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def fold(page: Page, letter: str) -> None:
    page.locator(f"#criterion-{letter} > summary").click()


def choose(page: Page, letter: str, level: str) -> None:
    page.locator(f"#criterion-{letter}").get_by_role("radio", name=level).first.check()


def use_as_evidence(page: Page, words: str, criterion: str) -> None:
    page.evaluate(SELECT_WORDS, words)
    page.get_by_role("group", name="Use the selected words").get_by_role("button", name=criterion).click()
