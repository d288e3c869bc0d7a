"""Text that gets into a box without a key: by extensions, dictation, expanders of words, menus."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from interviews.models import Interview
from tests.browser.conftest import OpenPage
from tests.browser.room.rooms import THROTTLE, answer_of, enter, state, stored

# Not an input event among them.
PUT = "box => { box.value = 'Put here by somebody else.'; }"


def test_text_that_was_put_into_a_box_without_an_event_is_saved(room: Page, running: Interview) -> None:
    box = enter(room, running)
    box.press_sequentially("Typed.")
    expect(state(room)).to_contain_text("Saved")

    box.evaluate(PUT)

    expect(state(room)).to_have_text("Writing")
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Put here by somebody else."


@pytest.mark.parametrize("notice", ["blur", "focus"])
def test_leaving_a_box_or_coming_to_it_compares_at_once(room: Page, running: Interview, notice: str) -> None:
    room.add_init_script(THROTTLE)
    box = enter(room, running)
    expect(room.get_by_role("timer")).to_be_visible()
    room.evaluate("window.throttled = true")
    box.evaluate(PUT)
    assert state(room).text_content() == "Nothing to save yet"

    box.evaluate(f"box => box.dispatchEvent(new FocusEvent('{notice}'))")

    assert state(room).text_content() == "Writing"


def test_the_text_before_counts_again_when_somebody_puts_it_back(room: Page, running: Interview) -> None:
    box = enter(room, running)
    box.press_sequentially("First")
    expect(state(room)).to_contain_text("Saved")
    box.press_sequentially(", then more")
    expect(state(room)).to_contain_text("Saved")

    box.evaluate("box => { box.value = 'First'; }")

    expect(state(room)).to_have_text("Writing")
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "First"


def test_a_text_that_is_refused_is_not_sent_again_and_again(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    enter(room, running)
    sent: list[str] = []
    room.on("request", lambda request: sent.append(request.url) if "/boxes/" in request.url else None)

    room.locator("#box-0").evaluate("box => { box.value = 'x'.repeat(100001); }")

    expect(state(room)).to_contain_text("at most 100,000 characters")
    room.wait_for_timeout(3000)
    expect(state(room)).to_contain_text("at most 100,000 characters")
    assert len(sent) == 1
    complaints[:] = [line for line in complaints if "status of 400" not in line]


def test_a_box_that_is_closed_calls_nothing_saved_that_is_not(
    room: Page, running: Interview, open_page: OpenPage, owner: User
) -> None:
    box = enter(room, running)
    box.press_sequentially("Here first.")
    expect(state(room)).to_contain_text("Saved")
    other = open_page(owner)
    enter(other, running)
    other.get_by_role("button", name="Continue here").click()
    expect(room.get_by_text("This interview was continued elsewhere")).to_be_visible()

    box.evaluate(PUT)

    expect(state(room)).to_have_text("Not saved")
    expect(room.get_by_role("button", name="Try now")).to_be_hidden()
    assert answer_of(running).text == "Here first."
