"""The kept texts of an answer, stepped through and put back in a real browser."""

from __future__ import annotations

import uuid

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from interviews.saving.autosave import save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from tests.browser.conftest import OpenPage, ServerClock
from tests.support.builders import build_interview
from tests.support.running import SEAT

TEXTS = ("First the gauge.", "First the gauge. Then its neighbour.", "All of it anew.")


@pytest.fixture
def running(owner: User, server_clock: ServerClock) -> Interview:
    """A mock whose first answer was saved three times, a minute apart."""
    interview = build_interview(owner, state=State.RUNNING, seat=SEAT, started_at=server_clock.now)
    box = BoxAddress(interview=interview.public_id, turn=1, box=0)
    for revision, text in enumerate(TEXTS):
        server_clock.forward(MINUTE)
        save = Save(operation=uuid.uuid4(), revision=revision, text=text)
        save_answer(owner=owner, seat=SEAT, at=box, save=save)
    server_clock.forward(SECOND)
    return interview


def seated(page: Page, running: Interview, base_url: str) -> Page:
    address = f"{base_url}{running.get_absolute_url()}"
    page.context.add_cookies([{"name": "seat", "value": str(SEAT), "url": address}])
    page.goto(running.get_absolute_url())
    return page


def stored() -> str:
    return Answer.objects.get(turn__position=1, position=0).text


def test_a_kept_text_is_found_with_the_arrow_keys_and_put_back(
    open_page: OpenPage, owner: User, running: Interview, base_url: str
) -> None:
    room = seated(open_page(owner), running, base_url)
    room.get_by_role("link", name="When was this saved?").click()
    text = room.locator("#kept-text")
    expect(text).to_have_value(TEXTS[2])

    for key, shown in (("ArrowLeft", 1), ("ArrowLeft", 0), ("ArrowRight", 1)):
        expect(room.get_by_role("button", name="Copy")).to_be_visible()  # the scripts run
        room.keyboard.press(key)
        expect(text).to_have_value(TEXTS[shown])
    room.get_by_role("button", name="Restore this text").click()

    expect(room.locator("#box-0")).to_have_value(TEXTS[1])
    assert stored() == TEXTS[1]
    assert AnswerRevision.objects.get(revision=4).text == TEXTS[2]


@pytest.mark.full
def test_what_was_typed_a_moment_before_is_kept_by_restoring(
    open_page: OpenPage, owner: User, running: Interview, base_url: str
) -> None:
    room = seated(open_page(owner), running, base_url)
    room.locator("#box-0").press_sequentially("Now ")
    expect(room.locator("#state-0")).to_contain_text("Saved")
    room.get_by_role("link", name="When was this saved?").click()
    room.get_by_role("link", name="Earlier").click()

    room.get_by_role("button", name="Restore this text").click()

    expect(room.locator("#box-0")).to_have_value(TEXTS[1])
    room.locator("#box-0").press("End")
    room.locator("#box-0").press_sequentially(" Again.")
    expect(room.locator("#state-0")).to_contain_text("Saved")
    assert stored() == f"{TEXTS[1]} Again."
    assert AnswerRevision.objects.get(revision=5).text == f"Now {TEXTS[2]}"


def test_stepping_and_restoring_work_without_scripts(
    open_page: OpenPage, owner: User, running: Interview, base_url: str
) -> None:
    room = seated(open_page(owner, java_script_enabled=False), running, base_url)
    room.get_by_role("link", name="When was this saved?").click()

    room.get_by_role("link", name="Earlier").click()
    room.get_by_role("link", name="Earlier").click()
    expect(room.locator("#kept-text")).to_have_value(TEXTS[0])
    room.get_by_role("button", name="Restore this text").click()

    expect(room.locator("#box-0")).to_have_value(TEXTS[0])
    assert stored() == TEXTS[0]
