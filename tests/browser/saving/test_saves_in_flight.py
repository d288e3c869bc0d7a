"""While a save is on its way: typing goes on, nothing in the box moves, no late reply takes anything back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import APIResponse, CDPSession, Locator, Page, Route, expect

from database.units import SECOND
from interviews.models import Interview
from interviews.models.answer import ANSWER_LENGTH
from tests.browser.room.rooms import SAVES, answer_of, enter, state, stored
from tests.browser.saving.saves import forgive_status

CARET = "area => [area.selectionStart, area.selectionEnd, area.selectionDirection, area.value.length]"
# Every text that the state line ever showed.
RECORD = """
    window.shown = [];
    new MutationObserver(() => shown.push(document.querySelector("#state-0").textContent))
        .observe(document.querySelector("#state-0"), { childList: true, characterData: true, subtree: true });
"""


class Held:
    """Saves that reached the server, whose replies are held back."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.waiting: list[tuple[Route, APIResponse]] = []
        self.posts: list[tuple[str, str]] = []  # revision and text
        self.holds = True
        page.route(SAVES, self._hold)

    def _hold(self, route: Route) -> None:
        if not self.holds:
            route.continue_()
            return
        fields = parse_qs(route.request.post_data or "")
        self.posts.append((fields["revision"][0], fields["text"][0]))
        self.waiting.append((route, route.fetch()))

    def wait_for(self, count: int) -> None:
        """Until so many saves were sent."""
        for _ in range(1000):
            if len(self.waiting) >= count:
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"{len(self.waiting)} saves, not {count}")

    def release(self, number: int) -> None:
        """Let the reply to this save through."""
        route, response = self.waiting[number]
        route.fulfill(response=response)


def shown(page: Page) -> list[str]:
    return list(page.evaluate("shown"))


@pytest.mark.fault(4)
def test_an_edit_during_a_save_is_saved_next_and_never_called_saved_before(
    room: Page, running: Interview
) -> None:
    box = enter(room, running)
    room.evaluate(RECORD)
    held = Held(room)
    box.press_sequentially("One")
    held.wait_for(1)
    box.press_sequentially(" two")

    held.release(0)
    held.wait_for(2)
    before = shown(room)
    held.release(1)

    expect(state(room)).to_contain_text("Saved")
    assert [text for text in before if text.startswith("Saved")] == []
    assert held.posts == [("0", "One"), ("1", "One two")]
    assert (stored(running), answer_of(running).revision) == ("One two", 2)


@pytest.mark.fault(5)
def test_one_save_of_an_answer_is_in_flight_so_replies_cannot_swap(room: Page, running: Interview) -> None:
    room.clock.install()
    box = enter(room, running)
    held = Held(room)
    box.press_sequentially("One")
    room.clock.run_for(2 * SECOND)
    held.wait_for(1)
    box.press_sequentially(" two")
    room.evaluate("dispatchEvent(new Event('online'))")
    room.clock.run_for(5 * SECOND)
    room.wait_for_timeout(200)  # for a request that must not come

    sent = list(held.posts)
    held.holds = False
    for number in reversed(range(len(sent))):  # the newest reply first
        held.release(number)

    expect(state(room)).to_contain_text("Saved")
    assert sent == [("0", "One")]
    assert (box.input_value(), stored(running)) == ("One two", "One two")


@pytest.mark.fault(5)
def test_a_reply_that_comes_after_that_to_its_repeat_changes_nothing(room: Page, running: Interview) -> None:
    room.clock.install()
    box = enter(room, running)
    held = Held(room)
    box.press_sequentially("One")
    room.clock.run_for(2 * SECOND)
    held.wait_for(1)
    room.clock.run_for(23 * SECOND)  # longer than a try takes
    held.wait_for(2)
    held.release(1)
    expect(state(room)).to_contain_text("Saved")
    box.press_sequentially(" two")
    room.clock.run_for(2 * SECOND)
    held.wait_for(3)
    held.release(2)
    expect(state(room)).to_contain_text("Saved")

    held.release(0)

    room.wait_for_timeout(200)  # for a change that must not come
    assert (box.input_value(), stored(running), answer_of(running).revision) == ("One two", "One two", 2)
    assert held.posts == [("0", "One"), ("0", "One"), ("1", "One two")]
    expect(state(room)).to_contain_text("Saved")


@pytest.mark.fault(6)
@pytest.mark.parametrize("saves", [5, pytest.param(50, marks=pytest.mark.full)])
def test_caret_selection_and_focus_stay_through_many_saves(
    room: Page, running: Interview, saves: int
) -> None:
    room.clock.install()
    box = enter(room, running)
    box.fill("Measure the queue first, then change one thing at a time.")
    expected = []
    kept = []
    for number in range(saves):
        box.evaluate("(area, at) => area.setSelectionRange(at, at)", number)
        room.keyboard.insert_text("x")
        box.evaluate("(area, at) => area.setSelectionRange(at, at + 7, 'backward')", number)
        expected.append(box.evaluate(CARET))

        with room.expect_response(SAVES):
            room.clock.run_for(2 * SECOND)
        expect(state(room)).to_contain_text("Saved")
        kept.append(box.evaluate(CARET))

    expect(box).to_be_focused()
    assert kept == expected
    assert answer_of(running).revision == saves


@pytest.fixture
def input_method(room: Page) -> Callable[..., dict[str, Any]]:
    """Type through an input method: `("imeSetComposition", text=…)`, then `("insertText", text=…)`."""
    session: CDPSession = room.context.new_cdp_session(room)
    return lambda act, **how: session.send(f"Input.{act}", how)


def compose(input_method: Callable[..., Any], text: str) -> None:
    input_method("imeSetComposition", text=text, selectionStart=len(text), selectionEnd=len(text))


@pytest.mark.fault(6)
def test_a_composition_survives_a_save_in_the_middle_of_it(
    room: Page, running: Interview, input_method: Callable[..., Any]
) -> None:
    room.clock.install()
    box = enter(room, running)
    box.press_sequentially("Start: ")
    box.evaluate(
        "area => { area.ends = 0; area.addEventListener('compositionend', () => { area.ends += 1; }); }"
    )
    compose(input_method, "に")
    with room.expect_response(SAVES):
        room.clock.run_for(2 * SECOND)
    expect(state(room)).to_contain_text("Saved")
    ends_during_the_save = box.evaluate("area => area.ends")

    compose(input_method, "にほんご")
    input_method("insertText", text="日本語")

    expect(box).to_have_value("Start: 日本語")
    assert (ends_during_the_save, box.evaluate("area => area.ends")) == (0, 1)
    room.clock.run_for(2 * SECOND)
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Start: 日本語"


@pytest.mark.fault(6)
def test_undo_goes_back_through_what_was_saved(room: Page, running: Interview) -> None:
    room.clock.install()
    box = enter(room, running)
    for words in ("First. ", "Second."):
        type_and_save(room, box, words)

    undo_all(room, box)

    expect(box).to_have_value("")
    room.keyboard.press("Control+Shift+Z")
    expect(box).not_to_have_value("")


def type_and_save(room: Page, box: Locator, words: str) -> None:
    box.press_sequentially(words)
    with room.expect_response(SAVES):
        room.clock.run_for(2 * SECOND)
    expect(state(room)).to_contain_text("Saved")


def undo_all(room: Page, box: Locator) -> None:
    for _ in range(20):
        room.keyboard.press("Control+Z")
        if not box.input_value():
            return


@pytest.mark.full
def test_a_paste_that_is_too_long_is_shown_whole_told_and_saved_once_it_is_shortened(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)
    most = "x" * ANSWER_LENGTH

    room.evaluate("text => navigator.clipboard.writeText(text)", f"{most}yz")
    box.press("ControlOrMeta+v")
    expect(state(room)).to_have_text("An answer has at most 100,000 characters; this has 100,002.")
    expect(room.locator("#unsaved-note")).to_be_visible()
    assert (box.input_value(), stored(running)) == (f"{most}yz", "")

    box.press("Backspace")
    box.press("Backspace")
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == most
    forgive_status(complaints, 400)
