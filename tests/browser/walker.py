"""Four ways to act on a page: a mouse, keys alone, a finger on a phone, and a mouse without JavaScript.

A test says what is done (`press`, `choose`, `write`); the walker does it the way its person would, and
checks what matters to that person on the way: nothing covered, nothing too small, no sideways scroll.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

# More steps than any page of the walk takes from its top; a focus trap would never get there.
MOST_STEPS = 200
TARGET = 24  # WCAG 2.2, 2.5.8: CSS pixels

IS_FOCUSED = "element => element === document.activeElement"
IS_BEFORE_FOCUS = """element => document.activeElement !== document.body
  && Boolean(element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)"""
CAN_BE_SEEN = """element => {
  const {left, top, width, height} = (element.closest("label") ?? element).getBoundingClientRect();
  const x = left + Math.min(width, innerWidth - left) / 2;
  const seen = [.2, .5, .8].map((part) => document.elementFromPoint(x, top + height * part));
  return seen.some((found) => found && (element.contains(found) || found.contains(element)));
}"""


class Mouse:
    """Clicks, with the pointer where the thing is."""

    has_script = True
    options: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        """A link, a button, a fold."""
        target.click()

    def choose(self, radio: Locator) -> None:
        self.press(radio)
        expect(radio).to_be_checked()

    def write(self, field: Locator, text: str) -> None:
        """At the end of what the field holds."""
        self.press(field)
        field.press("ControlOrMeta+End")
        self.page.keyboard.type(text)

    def write_anew(self, field: Locator, text: str) -> None:
        """Instead of what the field holds."""
        self.write(field, "")
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def quote(self, criterion: Locator, words: str) -> None:
        """Select the paragraph in the answer, and press the letter that is offered."""
        said = self.page.locator("[data-said]").filter(has_text=words)
        said.click(click_count=3)
        tool = self.page.get_by_role("group", name="Use the selected words as evidence")
        assert tool.bounding_box()["y"] > said.bounding_box()["y"], "the offer stands below the words"
        self.press(tool.locator(f"button[value={criterion.get_attribute('data-criterion')}]"))
        expect(criterion.locator(".quote.kept")).to_contain_text(words)

    def open_menu(self) -> None:
        """On a wide screen the menu is always open."""

    def go_on(self, label: str) -> None:
        """The one primary button of the room."""
        self.press(self.page.get_by_role("button", name=label))


class Typist(Mouse):
    """Types a quote instead of selecting it."""

    def quote(self, criterion: Locator, words: str) -> None:
        self.write(criterion.get_by_label("Quote for"), words)
        self.press(criterion.get_by_role("button", name="Add"))
        expect(criterion.locator(".quote.kept")).to_contain_text(words)


class Keys(Typist):
    """Tab, arrows, Enter, Space and Ctrl+Enter, without a mouse."""

    def press(self, target: Locator) -> None:
        self._go_to(target)
        self.page.keyboard.press("Enter")

    def choose(self, radio: Locator) -> None:
        """Tab to the group, then the arrows; Space where the group's entry is the one meant."""
        expect(radio).to_be_visible()
        group = radio.page.locator(f'input[type="radio"][name="{radio.get_attribute("name")}"]')
        entry = group.and_(self.page.locator(":checked")).or_(group).first
        checked = group.and_(self.page.locator(":checked"))
        self._go_to(checked if checked.count() else entry)
        for _ in range(group.count()):
            if radio.evaluate(IS_FOCUSED):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        expect(radio).to_be_checked()

    def write(self, field: Locator, text: str) -> None:
        self._go_to(field)
        self.page.keyboard.press("ControlOrMeta+End")
        self.page.keyboard.type(text)

    def go_on(self, label: str) -> None:
        """Ctrl+Enter, unless that would ask the next probe."""
        way_on = self.page.get_by_role("button", name=label)
        expect(way_on).to_be_visible()
        if way_on.get_attribute("id") == "next":
            self.page.keyboard.press("Control+Enter")
        else:
            self.press(way_on)

    def _go_to(self, target: Locator) -> None:
        """Tab, backwards where it stands before the focus, until it has it; nothing may lie over it then."""
        expect(target).to_be_visible()
        key = "Shift+Tab" if target.evaluate(IS_BEFORE_FOCUS) else "Tab"
        for _ in range(MOST_STEPS):
            if target.evaluate(IS_FOCUSED):
                break
            self.page.keyboard.press(key)
        expect(target).to_be_focused()
        assert target.evaluate(CAN_BE_SEEN), f"{target} has the focus and lies under something"


class Finger(Typist):
    """Taps on a phone of 390 px."""

    options: dict[str, Any] = {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
    }

    def press(self, target: Locator) -> None:
        target.scroll_into_view_if_needed()
        box = target.bounding_box() or {"width": 0, "height": 0}
        assert min(box["width"], box["height"]) >= TARGET, f"{target} is too small for a finger: {box}"
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 390, self.page.url
        target.tap()

    def open_menu(self) -> None:
        self.press(self.page.get_by_role("button", name="Menu"))


class WithoutScript(Typist):
    """A mouse in a browser whose JavaScript is off."""

    has_script = False
    options: dict[str, Any] = {**Mouse.options, "java_script_enabled": False}
