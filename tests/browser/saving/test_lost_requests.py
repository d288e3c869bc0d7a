"""The connection fails: typing goes on, and the text waits and arrives once."""

from __future__ import annotations

import math
import re
import uuid
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from database.units import MINUTE, SECOND
from interviews.models import Interview
from interviews.models.interview import State
from tests.browser.conftest import ServerClock
from tests.browser.room.rooms import LOST, OFFLINE, SAVES, answer_of, enter, forgive, state, stored

BACK_OFF = (1, 2, 4, 8, 15)  # seconds, give or take a quarter
HTML = "<!doctype html><title>Sign in to the network</title>"


KEPT = "Kept in this browser."
# What comes instead of the echo of a save, and what the page says then.
NO_ECHOES: dict[str, tuple[dict[str, Any], str]] = {
    "503": ({"status": 503, "headers": {"Retry-After": "30"}}, f"{KEPT} Keeps trying, next in 30 s."),
    "429": ({"status": 429, "headers": {"Retry-After": "9"}}, f"{KEPT} Keeps trying, next in 9 s."),
    "404": ({"status": 404, "body": HTML}, "This interview is not in the account that is signed in now."),
    "paused": (
        {"status": 409, "json": {"error": "paused", "message": "It is paused."}},
        "It is paused. Keeps trying",
    ),
    "401": ({"status": 401, "json": {"error": "signed-out"}}, f"{KEPT} Keeps trying"),
    "portal": ({"status": 200, "body": HTML, "content_type": "text/html"}, f"{KEPT} Keeps trying"),
    "other operation": ({"status": 200, "json": {"op": str(uuid.UUID(int=1)), "revision": 1}}, KEPT),
}
AT_EVERY_CHANGE = {"503", "404", "portal"}


@pytest.fixture
def posts(room: Page) -> list[dict[str, str]]:
    """The fields of every save that the page sent."""
    sent: list[dict[str, str]] = []

    def note(request: Request) -> None:
        if request.method == "POST" and "/boxes/" in request.url:
            fields = parse_qs(request.post_data or "", keep_blank_values=True)
            sent.append({name: values[0] for name, values in fields.items()})

    room.on("request", note)
    return sent


def why(room: Page) -> Locator:
    return room.locator(".box").first.locator(".why")


def still(room: Page, *, after: int = 0) -> None:
    """Hold the page's clock, `after` milliseconds from now; from here only `clock.run_for` moves it."""
    room.clock.pause_at((room.evaluate("Date.now()") + SECOND + after) / 1000)


@pytest.mark.fault(1)
def test_two_thousand_characters_typed_offline_arrive_at_once_on_return(
    room: Page, running: Interview, complaints: list[str], server_clock: ServerClock
) -> None:
    room.clock.install()
    box = enter(room, running)
    room.context.set_offline(True)
    text = "".join(f"{line:3}. Grüße aus dem Zug, 你好 😀.\n" for line in range(80))[:2000]
    box.focus()
    for start in range(0, len(text), 40):
        room.keyboard.insert_text(text[start : start + 40])
    room.clock.run_for(5 * SECOND)
    expect(state(room)).to_have_text(re.compile(r"Not saved since \d\d:\d\d"))
    expect(why(room)).to_contain_text("Kept in this browser.")
    server_clock.forward(10 * MINUTE)
    still(room, after=10 * MINUTE)

    room.context.set_offline(False)

    expect(state(room)).to_contain_text("Saved")  # in no page time at all
    expect(box).to_have_value(text)
    assert (len(text), stored(running)) == (2000, text)
    forgive(complaints, OFFLINE)


@pytest.mark.fault(2)
def test_a_reply_that_is_lost_after_the_commit_leaves_one_save(
    room: Page, running: Interview, complaints: list[str], posts: list[dict[str, str]]
) -> None:
    def lose_the_reply(route: Route) -> None:
        assert route.fetch().status == 200
        route.abort()

    room.route(SAVES, lose_the_reply, times=1)
    enter(room, running).press_sequentially("Once.")
    expect(state(room)).to_contain_text("Not saved since")

    expect(state(room)).to_contain_text("Saved")

    answer = answer_of(running)
    assert [post["operation"] for post in posts] == [str(answer.revisions.get().operation)] * 2
    assert (answer.text, answer.revision) == ("Once.", 1)
    forgive(complaints, LOST)


@pytest.mark.fault(3)
@pytest.mark.parametrize("lost", [0, *(pytest.param(k, marks=pytest.mark.full) for k in range(1, 5)), 5])
def test_lost_requests_are_repeated_with_growing_pauses(
    room: Page, running: Interview, complaints: list[str], posts: list[dict[str, str]], lost: int
) -> None:
    room.clock.install()
    box = enter(room, running)
    still(room)
    if lost:
        room.route(SAVES, lambda route: route.abort(), times=lost)
    box.press_sequentially("Against the odds.")
    room.clock.run_for(2 * SECOND)

    for seconds in BACK_OFF[:lost]:
        expect(why(room)).to_contain_text("Keeps trying")
        found = re.search(r"next in (\d+) s", why(room).inner_text())
        assert found is not None
        assert math.ceil(seconds * 0.75) <= int(found[1]) <= math.ceil(seconds * 1.25)
        with room.expect_request(SAVES):
            room.clock.run_for(int(found[1]) * SECOND)

    expect(state(room)).to_contain_text("Saved")
    assert (len(posts), len({post["operation"] for post in posts})) == (lost + 1, 1)
    assert (stored(running), answer_of(running).revision) == ("Against the odds.", 1)
    forgive(complaints, LOST)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        pytest.param(*case, id=name, marks=() if name in AT_EVERY_CHANGE else pytest.mark.full)
        for name, case in NO_ECHOES.items()
    ],
)
def test_anything_but_the_echo_is_no_acknowledgement(
    room: Page,
    running: Interview,
    complaints: list[str],
    posts: list[dict[str, str]],
    answer: dict[str, Any],
    sentence: str,
) -> None:
    room.clock.install()
    box = enter(room, running)
    still(room)
    room.route(SAVES, lambda route: route.fulfill(**answer), times=1)
    box.press_sequentially("Still here")

    room.clock.run_for(1300)
    expect(state(room)).to_contain_text("Not saved since")
    expect(why(room)).to_contain_text(sentence)
    expect(room.locator("#signed-out")).to_be_visible(visible=answer["status"] == 401)
    box.press_sequentially(", and more.")
    waits = "30" in sentence or "9 s" in sentence
    room.clock.run_for(8 * SECOND if waits else 200)
    assert len(posts) == 1  # typing does not shorten the pause
    room.clock.run_for(30 * SECOND)
    room.clock.resume()  # what the answers in between left to do takes time of its own

    expect(state(room)).to_contain_text("Saved")
    assert [posts[0]["operation"], "Still here"] == [posts[1]["operation"], posts[1]["text"]]
    assert stored(running) == "Still here, and more."
    complaints.clear()


@pytest.mark.parametrize(("minutes", "saves"), [(0, 0), (43.5, 1)], ids=["early", "near the end"])
def test_the_page_saves_more_often_near_the_end(
    room: Page,
    running: Interview,
    server_clock: ServerClock,
    posts: list[dict[str, str]],
    minutes: float,
    saves: int,
) -> None:
    room.clock.install()
    server_clock.forward(int(minutes * MINUTE))
    box = enter(room, running)
    still(room)

    box.press_sequentially("Soon")
    room.clock.run_for(SECOND)

    expect(state(room)).to_contain_text("Saved" if saves else "Writing")
    assert len(posts) == saves


def test_at_the_bell_the_last_words_are_saved_before_the_page_hands_in(
    room: Page, running: Interview, server_clock: ServerClock, complaints: list[str]
) -> None:
    room.clock.install()
    server_clock.forward(45 * MINUTE - 5 * SECOND)
    box = enter(room, running)
    still(room)
    room.route(SAVES, lambda route: route.abort(), times=2)
    order: list[str] = []
    room.on("request", lambda request: order.append(request.url) if request.method == "POST" else None)
    box.press_sequentially("Last words")
    server_clock.forward(5 * SECOND)

    room.clock.resume()
    expect(room).to_have_title(re.compile("Grade"))

    running.refresh_from_db()
    assert ["/boxes/" in url for url in order] == [True, True, True, False]
    assert (running.state, stored(running)) == (State.GRADING, "Last words")
    forgive(complaints, LOST)
