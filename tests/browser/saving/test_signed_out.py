"""The session ends, the token changes, somebody else signs in: the room goes on where it was."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Locator, Page, Route, expect

from accounts.models import User
from database.models import Session
from interviews.models import Answer, AnswerRevision, Interview
from tests.browser.room.rooms import SAVES, ask_all_probes, enter, state, stored
from tests.browser.saving.saves import forgive_status, saves_of, sent
from tests.support.factories import PASSWORD

pytestmark = pytest.mark.full

PULSES = "**/pulse/"
# What the first box says, from now on.
LISTEN = """() => {
  window.said = [];
  const state = document.getElementById("state-0");
  const note = () => window.said.push(state.textContent);
  new MutationObserver(note).observe(state, { childList: true });
}"""


def banner(page: Page) -> Locator:
    return page.locator("#signed-out")


def sign_in_here(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Password").fill(password)
    banner(page).get_by_role("button", name="Sign in").click()


def sign_in(page: Page, user: User) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("You are signed in as")).to_be_visible()


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You have signed out")).to_be_visible()


def code_of(secret: str) -> str:
    """What the person's authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.mark.fault(14)
def test_signing_in_again_in_the_room_lets_the_same_operation_through(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)
    Session.objects.all().delete()
    with saves_of(room) as answers:
        box.press_sequentially("Measure first.")
        expect(banner(room)).to_contain_text("You are signed out")
        expect(state(room)).to_contain_text("Not saved since")
        refused, text_meanwhile = answers[-1], stored(running)

        sign_in_here(room)
        expect(state(room)).to_contain_text("Saved")
        saved = answers[-1]

    expect(banner(room)).to_be_hidden()
    assert (refused.status, text_meanwhile) == (401, "")
    assert (saved.status, sent(saved)["operation"]) == (200, sent(refused)["operation"])
    assert stored(running) == "Measure first."
    assert AnswerRevision.objects.count() == 1
    expect(box).to_be_focused()
    forgive_status(complaints, 401)


def test_one_can_write_on_while_signed_out_and_a_wrong_password_is_said(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)
    Session.objects.all().delete()
    box.press_sequentially("Measure")
    expect(banner(room)).to_be_visible()

    box.press_sequentially(" first.")
    sign_in_here(room, "wrong")
    expect(banner(room).get_by_role("alert").last).to_have_text(
        "The email address and/or password you specified are not correct."
    )
    sign_in_here(room)

    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Measure first."
    forgive_status(complaints, 401)
    forgive_status(complaints, 400)


def test_next_waits_until_one_is_signed_in_again(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    ask_all_probes(running)
    enter(room, running).press_sequentially("Done.")
    Session.objects.all().delete()
    expect(banner(room)).to_be_visible()

    room.keyboard.press("Control+Enter")
    sign_in_here(room)
    expect(banner(room)).to_be_hidden()
    room.keyboard.press("Control+Enter")

    expect(room.locator(".where")).to_contain_text("Question 2 of 3")
    assert stored(running) == "Done."
    forgive_status(complaints, 401)


def test_two_step_sign_in_happens_in_another_tab_and_the_room_goes_on(
    room: Page, running: Interview, owner: User, complaints: list[str]
) -> None:
    secret = generate_totp_secret()
    TOTP.activate(owner, secret)
    box = enter(room, running)
    Session.objects.all().delete()
    box.press_sequentially("Measure first.")
    expect(banner(room)).to_be_visible()

    sign_in_here(room)
    expect(banner(room)).to_contain_text("Your account asks for one more step.")
    with room.expect_popup() as opening:
        banner(room).get_by_role("link", name="Sign in in a new tab").click()
    tab = opening.value
    tab.get_by_label("Code").fill(code_of(secret))
    tab.get_by_role("button", name="Sign in", exact=True).click()
    expect(tab.get_by_text("You are signed in as")).to_be_visible()

    expect(state(room)).to_contain_text("Saved")
    expect(banner(room)).to_be_hidden()
    assert stored(running) == "Measure first."
    forgive_status(complaints, 401)


@pytest.mark.full
def test_nothing_is_saved_while_somebody_else_is_signed_in(
    room: Page, running: Interview, owner: User, stranger: User, complaints: list[str]
) -> None:
    box = enter(room, running)
    tab = room.context.new_page()
    tab.goto("/")
    sign_out(tab)
    sign_in(tab, stranger)

    box.press_sequentially("Mine alone.")
    expect(banner(room)).to_contain_text("Somebody else is signed in in this browser")
    expect(banner(room).get_by_role("link")).to_have_text("Sign out in a new tab")
    expect(banner(room).get_by_label("Password")).to_be_hidden()
    assert list(Answer.objects.exclude(text="")) == []

    sign_out(tab)
    sign_in_here(room)
    expect(state(room)).to_contain_text("Saved")
    assert stored(running) == "Mine alone."
    forgive_status(complaints, 401)


@pytest.mark.fault(15)
def test_signing_in_in_another_tab_changes_the_token_and_no_save_notices(
    room: Page, running: Interview, owner: User
) -> None:
    box = enter(room, running)
    tab = room.context.new_page()
    sign_out(tab)
    sign_in(tab, owner)

    with saves_of(room) as answers:
        box.press_sequentially("Measure first.")
        expect(state(room)).to_contain_text("Saved")

    assert [answer.status for answer in answers] == [200]
    assert stored(running) == "Measure first."


@pytest.mark.fault(15)
def test_a_token_that_was_old_on_arrival_is_renewed_in_silence(
    room: Page, running: Interview, complaints: list[str]
) -> None:
    box = enter(room, running)

    def with_an_old_token(route: Route) -> None:
        route.continue_(headers={**route.request.headers, "x-csrftoken": "o" * 32})

    room.route(SAVES, with_an_old_token, times=1)
    room.evaluate(LISTEN)
    with saves_of(room) as answers:
        box.press_sequentially("Measure first.")
        expect(state(room)).to_have_text(re.compile("^Saved"))

    assert [answer.status for answer in answers] == [403, 200]
    assert sent(answers[0])["operation"] == sent(answers[1])["operation"]
    assert [words.partition(" ")[0] for words in room.evaluate("window.said")] == [
        "Writing",
        "Saving",
        "Saved",
    ]
    assert stored(running) == "Measure first."
    forgive_status(complaints, 403)


@pytest.mark.fault(15)
def test_next_goes_through_after_signing_in_in_another_tab(
    room: Page, running: Interview, owner: User
) -> None:
    enter(room, running).press_sequentially("Done.")
    expect(state(room)).to_contain_text("Saved")
    tab = room.context.new_page()
    sign_out(tab)
    sign_in(tab, owner)

    room.get_by_role("button", name="Next question").click()

    expect(room.locator(".where")).to_contain_text("Question 2 of 3")
    assert urlsplit(room.url).path == running.get_absolute_url()


@pytest.mark.fault(16)
@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        pytest.param("text/html", "<h1>Welcome to the train</h1>", id="a page"),
        pytest.param(
            "application/json",
            '{"revision": 1, "saved_at": 1, "remaining": 1}',
            id="no operation",
            marks=pytest.mark.full,
        ),
        pytest.param(
            "text/html", '{"op": "", "revision": 1}', id="a page like a reply", marks=pytest.mark.full
        ),
        pytest.param("application/json", "null", id="nothing", marks=pytest.mark.full),
        pytest.param("application/json", "<h1>Welcome", id="a page called JSON", marks=pytest.mark.full),
    ],
)
def test_what_a_captive_portal_answers_is_no_acknowledgement(
    room: Page, running: Interview, content_type: str, body: str
) -> None:
    box = enter(room, running)
    portal = {"status": 200, "content_type": content_type, "body": body}
    for address in (SAVES, PULSES):
        room.route(address, lambda route: route.fulfill(**portal))

    box.press_sequentially("On the train")
    expect(state(room)).to_contain_text("Not saved since")
    assert stored(running) == ""
    room.unroute_all(behavior="wait")

    expect(state(room)).to_have_text(re.compile("^Saved"))
    assert stored(running) == "On the train"
    expect(room.locator("#closed")).to_be_hidden()
