"""Ctrl+Enter goes one step for each press, and only where somebody is writing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from database.units import MINUTE
from interviews.lifecycle import moves
from interviews.models import Interview
from interviews.models.interview import State
from tests.browser.room.rooms import ask_all_probes, enter

COMPOSED = """box => box.dispatchEvent(
  new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, isComposing: true, bubbles: true })
)"""


def question(page: Page) -> str:
    return (page.locator(".where p").first.text_content() or "").partition(" · ")[0]


@pytest.fixture
def writing(room: Page, running: Interview) -> Page:
    """The first question of a mock with an answer, and all of its probes asked."""
    ask_all_probes(running)
    enter(room, running).fill("I would ask.")
    expect(room.locator("#state-0")).to_contain_text("Saved")
    return room


def test_a_press_is_a_step(writing: Page) -> None:
    writing.keyboard.press("Control+Enter")

    expect(writing.locator(".where")).to_contain_text("Question 2 of 3")


def test_a_key_that_is_held_goes_one_step(writing: Page) -> None:
    writing.keyboard.down("Control")
    for _ in range(5):
        writing.keyboard.down("Enter")
    expect(writing.locator(".where")).to_contain_text("Question 2 of 3")

    for _ in range(5):
        writing.keyboard.down("Enter")
        writing.wait_for_timeout(50)

    assert question(writing) == "Question 2 of 3"
    writing.keyboard.up("Enter")
    writing.keyboard.up("Control")


def test_after_it_was_released_the_next_press_is_a_step_again(writing: Page) -> None:
    writing.keyboard.down("Control")
    writing.keyboard.down("Enter")
    expect(writing.locator(".where")).to_contain_text("Question 2 of 3")
    writing.keyboard.up("Enter")
    writing.locator("#box-0").fill("And I would look.")

    writing.keyboard.press("Enter")

    expect(writing.locator(".where")).to_contain_text("Question 3 of 3")


def test_the_end_of_a_composed_word_is_no_step(writing: Page) -> None:
    writing.keyboard.press("Shift")
    writing.locator("#box-0").evaluate(COMPOSED)
    writing.wait_for_timeout(300)

    assert question(writing) == "Question 1 of 3"


def test_in_an_open_dialog_it_does_nothing(writing: Page) -> None:
    writing.get_by_role("button", name="Hand in").first.click()
    expect(writing.get_by_role("dialog")).to_be_visible()

    writing.get_by_role("dialog").get_by_role("heading").click()
    writing.keyboard.press("Control+Enter")
    writing.wait_for_timeout(300)

    assert question(writing) == "Question 1 of 3"


def test_an_empty_question_is_left_only_when_one_says_so(room: Page, running: Interview) -> None:
    enter(room, running)

    room.keyboard.press("Control+Enter")
    expect(room.get_by_role("alert").first).to_contain_text("You have written nothing for this question")
    expect(room.get_by_role("link", name="Write an answer")).to_be_focused()
    room.get_by_role("button", name="Go on without one").click()

    expect(room.locator(".where")).to_contain_text("Question 2 of 3")


def test_a_button_that_is_pressed_again_and_again_does_not_walk_through_the_mock(
    room: Page, running: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter that is held on a button clicks it on each new page, whatever our script does."""
    monkeypatch.setattr(moves, "SHOWN_AT_LEAST", MINUTE)  # so that a slow machine is quick enough
    enter(room, running)

    for _ in range(5):
        room.get_by_role("button", name="Skip").click()
        room.wait_for_load_state()

    running.refresh_from_db()
    assert (running.state, running.current_turn) == (State.RUNNING, 1)
