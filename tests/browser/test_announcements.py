"""What a screen reader is told in the room: what fails and what works again, not that all is well."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from database.units import SECOND
from interviews.models import Interview
from tests.browser.room.rooms import enter, state
from tests.browser.saving.saves import forgive_network

# Everything that a screen reader reads out unasked, from now on.
LISTEN = """() => {
  window.heard = [];
  const polite = "[role=status], [role=alert], [aria-live]:not([aria-live=off])";
  const note = ({ target }) => {
    const region = (target.closest ? target : target.parentElement).closest(polite);
    if (region?.textContent.trim()) window.heard.push(region.textContent.trim());
  };
  new MutationObserver((changes) => changes.forEach(note))
    .observe(document.body, { childList: true, characterData: true, attributes: true, subtree: true });
}"""


def heard(page: Page) -> list[str]:
    """In order, each once."""
    said: list[str] = page.evaluate("window.heard")
    return [words for at, words in enumerate(said) if at == 0 or words != said[at - 1]]


def test_half_a_minute_of_writing_is_saved_in_silence(room: Page, running: Interview) -> None:
    room.clock.install()
    box = enter(room, running)
    room.evaluate(LISTEN)

    for _ in range(10):
        box.press_sequentially("word ")
        room.clock.run_for(3 * SECOND)
    expect(state(room)).to_contain_text("Saved")

    assert heard(room) == []


def test_that_saving_fails_is_said_once_and_that_it_works_again_once(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)
    box.press_sequentially("First.")
    expect(state(room)).to_contain_text("Saved")
    room.evaluate(LISTEN)
    tries: list[str] = []
    room.route("**/boxes/*/", lambda route: (tries.append(route.request.url), route.abort()))

    box.press_sequentially(" Second.")
    expect(state(room)).to_contain_text("Not saved since")
    room.wait_for_timeout(4000)  # it is tried again meanwhile
    failing = heard(room)
    room.unroute("**/boxes/*/")
    room.evaluate("dispatchEvent(new Event('online'))")
    expect(state(room)).to_have_text(re.compile("^Saved "))

    assert len(tries) > 1
    assert len(failing) == 1
    assert failing[0].startswith("Not saved since")
    assert len(heard(room)) == 2
    assert heard(room)[1].startswith("Saved ")
    forgive_network(complaints)
