"""Reload, back, forward and a second window: the newest text is shown, and of two texts none is dropped."""

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from interviews.models import Interview
from interviews.saving.autosave import BoxAddress, save_answer
from interviews.saving.revisions import Save
from tests.browser.room.rooms import (
    CONFLICT,
    OFFLINE,
    SAVES,
    answer_of,
    enter,
    forgive,
    kept_texts,
    state,
    stored,
)
from tests.support.running import SEAT

pytestmark = pytest.mark.full

ROUNDS = [2, pytest.param(20, marks=pytest.mark.full)]


@pytest.fixture
def posts(room: Page) -> list[str]:
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.url)

    room.on("request", note)
    return sent


@pytest.mark.fault(8)
@pytest.mark.parametrize("rounds", ROUNDS)
def test_back_and_forward_show_the_newest_text_and_save_nothing(
    room: Page, running: Interview, posts: list[str], rounds: int
) -> None:
    box = enter(room, running)
    written = ""
    for number in range(rounds):
        words = f"Part {number}. "
        box.press("Control+End")
        box.press_sequentially(words)
        written += words
        expect(state(room)).to_contain_text("Saved")
        before = len(posts)

        room.goto("/history/")
        room.go_back()
        expect(box).to_have_value(written)
        room.go_forward()
        room.go_back()

        expect(box).to_have_value(written)
        room.wait_for_timeout(100)  # for a save that must not come
        assert len(posts) == before
    assert (stored(running), answer_of(running).revision) == (written, rounds)


@pytest.mark.fault(8)
@pytest.mark.parametrize("rounds", ROUNDS)
def test_leaving_in_mid_typing_and_coming_back_shows_what_was_typed(
    room: Page, running: Interview, rounds: int
) -> None:
    box = enter(room, running)
    for number in range(rounds):
        written = f"Version {number}"
        box.press("Control+A")
        box.press_sequentially(written)

        room.goto("/history/")
        room.go_back()

        expect(box).to_have_value(written)
        expect(state(room)).to_contain_text("Saved")
        assert stored(running) == written


@pytest.mark.fault(8)
def test_typing_that_outruns_the_disk_survives_a_reload_offline(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)
    room.route(SAVES, lambda route: route.abort())
    type_at_once = """area => {
        for (const letter of "abcdefghijklmnopqrstuvwxyz") {
            area.value += letter;
            area.dispatchEvent(new Event("input"));
        }
        location.reload();
    }"""

    with room.expect_navigation():
        box.evaluate(type_at_once)

    expect(box).to_have_value("abcdefghijklmnopqrstuvwxyz")
    complaints.clear()


@pytest.mark.fault(8)
def test_a_page_out_of_the_back_forward_cache_shows_what_the_server_has(
    room: Page, running: Interview
) -> None:
    box = enter(room, running)
    box.press_sequentially("Old")
    expect(state(room)).to_contain_text("Saved")
    save_elsewhere(running, "Newer, from another window", revision=1)

    with room.expect_navigation():
        room.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(box).to_have_value("Newer, from another window")
    assert answer_of(running).revision == 2


def save_elsewhere(interview: Interview, text: str, *, revision: int) -> None:
    """Save as another window of the same browser does."""
    save_answer(
        owner=interview.owner,
        seat=SEAT,
        at=BoxAddress(interview=interview.public_id, turn=1, box=0),
        save=Save(operation=uuid.uuid4(), revision=revision, text=text),
    )


@pytest.mark.fault(9)
@pytest.mark.parametrize(
    ("chosen", "text", "replaced"), [("mine", "Typed here", ["Typed there"]), ("theirs", "Typed there", [])]
)
def test_two_windows_show_both_texts_and_keep_the_one_that_is_not_chosen(
    room: Page, running: Interview, complaints: list[str], chosen: str, text: str, replaced: list[str]
) -> None:
    box = enter(room, running)
    other = room.context.new_page()
    enter(other, running).press_sequentially("Typed there")
    expect(state(other)).to_contain_text("Saved")

    box.press_sequentially("Typed here")
    dialog = room.get_by_role("dialog")
    expect(dialog).to_be_visible()
    for _ in range(3):
        room.keyboard.press("Escape")  # is no choice
    expect(dialog).to_be_visible()
    expect(room.get_by_label("Saved in the other window")).to_have_value("Typed there")
    expect(room.get_by_label("Typed here")).to_have_value("Typed here")
    room.locator(f"[data-choose={chosen}]").click()

    expect(box).to_have_value(text)
    expect(box).to_be_focused()
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == text
    assert (kept_texts(running, "conflict"), kept_texts(running, "saved")) == (["Typed here"], replaced)
    room.keyboard.type(", and on")
    expect(box).to_have_value(f"{text}, and on")
    forgive(complaints, CONFLICT)


@pytest.mark.fault(9)
def test_conflicts_in_two_boxes_are_decided_one_after_the_other(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    probes_are_asked(room)
    enter(room, running)
    other = room.context.new_page()
    probes_are_asked(other)
    enter(other, running)
    for page, where in ((other, "there"), (room, "here")):
        boxes(page).nth(0).fill(f"Main {where}")
        boxes(page).nth(1).fill(f"Probe {where}")
        if page is other:
            expect(state(page, 1)).to_contain_text("Saved")
            expect(state(page)).to_contain_text("Saved")

    choices = {"Main": "mine", "Probe": "theirs"}
    mine, theirs = room.get_by_label("Typed here"), room.locator("#conflict-theirs")
    expect(mine).to_have_value(re.compile("Main|Probe"))  # whichever the server answers first
    first = mine.input_value().split()[0]
    room.locator(f"[data-choose={choices.pop(first)}]").click()
    [(second, choice)] = choices.items()
    expect(mine).to_have_value(f"{second} here")
    expect(theirs).to_have_value(f"{second} there")
    room.locator(f"[data-choose={choice}]").click()

    expect(state(room, 1)).to_contain_text("Saved")
    expect(state(room)).to_contain_text("Saved")
    assert (stored(running), answer_of(running, 1).text) == ("Main here", "Probe there")
    assert sorted(kept_texts(running, "conflict")) == ["Main here", "Probe here"]
    forgive(complaints, CONFLICT)


def boxes(page: Page) -> Locator:
    return page.locator("#room textarea")


def probes_are_asked(page: Page) -> None:
    """Show the probes at once, whatever the course of the interview says."""
    show = "document.querySelectorAll('.probe').forEach(probe => { probe.hidden = false; })"
    page.add_init_script(f"addEventListener('load', () => {show})")


@pytest.mark.fault(9)
def test_text_kept_on_the_device_meets_a_newer_one_and_both_are_kept(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)
    room.context.set_offline(True)
    box.press_sequentially("On the train")
    expect(state(room)).to_contain_text("Not saved since")
    save_elsewhere(running, "At the desk", revision=0)
    room.context.route(SAVES, lambda route: route.abort())
    room.close()
    room.context.unroute_all()
    room.context.set_offline(False)

    later = room.context.new_page()
    box = enter(later, running)
    expect(later.get_by_label("Typed here")).to_have_value("On the train")
    later.locator("[data-choose=theirs]").click()

    expect(box).to_have_value("At the desk")
    assert (stored(running), kept_texts(running, "conflict")) == ("At the desk", ["On the train"])
    forgive(complaints, CONFLICT, OFFLINE)
