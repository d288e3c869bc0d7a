"""A browser that keeps nothing: saving goes on without it, and the page says so once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from interviews.models import Interview
from tests.browser.room.rooms import OFFLINE, enter, forgive, state, stored

# How a browser refuses: no storage at all, storage that cannot be opened, and a disk that is full.
REFUSALS = {
    "denied": """
        Object.defineProperty(window, "indexedDB", {
          get() { throw new DOMException("denied", "SecurityError"); },
        });
    """,
    "not opened": """
        IDBFactory.prototype.open = () => {
          const request = { error: new DOMException("broken", "UnknownError") };
          setTimeout(() => request.onerror());
          return request;
        };
    """,
    "full": """
        IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
    """,
}


@pytest.mark.fault(19)
@pytest.mark.parametrize(
    "refusal", [pytest.param(name, marks=() if name == "denied" else pytest.mark.full) for name in REFUSALS]
)
def test_saving_goes_on_without_storage_and_the_page_says_so_once(
    room: Page, running: Interview, complaints: list[str], refusal: str
) -> None:
    room.add_init_script(REFUSALS[refusal])
    box = enter(room, running)
    box.press_sequentially("Straight to the server")
    banner = room.get_by_text("This browser keeps no copy of your text")

    expect(banner).to_be_visible()
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Straight to the server"
    room.context.set_offline(True)
    box.press_sequentially(", again")
    expect(room.locator(".box").first.locator(".why")).to_contain_text("Keep this page open.")
    room.context.set_offline(False)
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Straight to the server, again"
    expect(banner).to_have_count(1)
    forgive(complaints, OFFLINE)


@pytest.mark.full
@pytest.mark.fault(19)
def test_a_disk_that_fills_up_in_mid_typing_costs_the_copy_alone(room: Page, running: Interview) -> None:
    box = enter(room, running)
    box.press_sequentially("Before. ")
    expect(state(room)).to_contain_text("Saved")
    room.evaluate(f"() => {{ {REFUSALS['full']} }}")

    box.press_sequentially("After.")

    expect(room.get_by_text("This browser keeps no copy of your text")).to_be_visible()
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Before. After."
