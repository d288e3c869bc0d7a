"""The course of an interview in a browser: a mock from opening to closing, a practice there and back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.models import Answer, Interview
from interviews.models.interview import State
from interviews.rules.scoring import Outcome
from tests.browser.conftest import OpenPage, ServerClock, take_seat
from tests.browser.pages.axe import problems
from tests.browser.walker import Finger, Keys, Mouse, WithoutScript
from tests.support.builders import build_interview, build_parts
from tests.support.running import SEAT


@pytest.fixture
def mock(owner: User, server_clock: ServerClock) -> Interview:
    """Three questions of 15 minutes within 58, with all parts around them; its opening has just begun."""
    interview = build_interview(owner, state=State.RUNNING, started_at=server_clock.now, minutes=58)
    return build_parts(interview)


@pytest.fixture
def practice(owner: User, server_clock: ServerClock) -> Interview:
    return build_interview(owner, state=State.RUNNING, mode="practice", started_at=server_clock.now)


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def texts(interview: Interview) -> list[str]:
    boxes = Answer.objects.filter(turn__interview=interview, position=0).order_by("turn__position")
    return list(boxes.values_list("text", flat=True))


def outcomes(interview: Interview) -> list[str]:
    return list(interview.turns.questions().order_by("position").values_list("outcome", flat=True))


@pytest.mark.full
@pytest.mark.parametrize("kind", [Mouse, Keys, WithoutScript, Finger])
def test_a_mock_goes_from_its_opening_to_its_closing(
    kind: type[Mouse], mock: Interview, owner: User, open_page: OpenPage
) -> None:
    walker = kind(open_page(owner, **kind.options))
    page, box = walker.page, walker.page.locator("#box-0")
    page.goto(mock.get_absolute_url())
    walker.write(box, "I am Dana.")
    walker.go_on("First question")
    for number, on in enumerate(["Next question", "Next question", "On to your own questions"], 1):
        expect(page.locator(".where")).to_contain_text(f"Question {number} of 3")
        expect(heading(page)).to_be_focused()
        walker.write(box, f"Answer {number}.")
        walker.go_on(on)
    walker.write(page.get_by_label("What would you ask your interviewers?"), "What is broken?")
    walker.go_on("On to the closing")
    expect(page.get_by_role("list", name="What you wrote")).to_contain_text("What is broken?")
    walker.go_on("Hand in")

    expect(heading(page)).to_have_text("Grade what you actually said")
    assert texts(mock) == ["I am Dana.", "Answer 1.", "Answer 2.", "Answer 3.", "What is broken?"]
    assert outcomes(mock) == [Outcome.ANSWERED] * 3


@pytest.mark.full
@pytest.mark.parametrize("kind", [Keys, WithoutScript])
def test_in_a_practice_one_skips_flags_and_comes_back(
    kind: type[Mouse], practice: Interview, owner: User, open_page: OpenPage
) -> None:
    walker = kind(open_page(owner, **kind.options))
    page, box = walker.page, walker.page.locator("#box-0")
    page.goto(practice.get_absolute_url())
    walker.write(box, "A first thought.")
    walker.press(page.get_by_role("button", name="Come back to this"))
    expect(page.get_by_role("button", name="Come back to this", pressed=True)).to_be_visible()
    walker.press(page.get_by_role("button", name="Skip"))
    walker.write(box, "The second answer.")
    walker.press(page.get_by_role("button", name="Go to question 3"))

    walker.press(page.get_by_role("button", name="Finish and hand in"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("You flagged question 1 to come back to.")
    walker.press(dialog.get_by_role("button", name="Go to question 1"))
    expect(box).to_have_value("A first thought.")
    walker.write(box, " And a second.")
    walker.press(page.get_by_role("button", name="Hand in").first)
    walker.press(dialog.get_by_role("button", name="Hand in"))

    expect(heading(page)).to_have_text("Grade what you actually said")
    assert texts(practice) == ["A first thought. And a second.", "The second answer.", ""]
    assert outcomes(practice) == [Outcome.ANSWERED, Outcome.ANSWERED, Outcome.EMPTY]


def test_going_to_a_question_takes_the_words_typed_last_along(
    practice: Interview, owner: User, open_page: OpenPage
) -> None:
    page = open_page(owner)
    page.goto(practice.get_absolute_url())
    page.locator("#box-0").press_sequentially("Typed, and gone at once")

    page.get_by_role("button", name="Go to question 2").click()

    expect(page.locator(".where")).to_contain_text("Question 2 of 3")
    assert texts(practice)[0] == "Typed, and gone at once"


def test_the_line_about_the_time_follows_the_clock_and_moves_nothing(
    mock: Interview, owner: User, open_page: OpenPage, server_clock: ServerClock
) -> None:
    mock.turns.filter(position=0).update(ended_at=server_clock.now)
    Interview.objects.filter(pk=mock.pk).update(current_turn=3)
    mock.turns.filter(position=3).update(started_at=server_clock.now)
    page = open_page(owner, viewport={"width": 390, "height": 844})
    page.clock.install()
    page.goto(mock.get_absolute_url())
    line, top = page.locator("#pace"), heading(page).bounding_box()
    expect(line).to_have_text("about 2 min to think, then write")

    server_clock.forward(4 * MINUTE)
    page.clock.run_for(9 * SECOND)  # until the page has asked how things stand
    expect(line).to_have_text("about 11 of 15 min left for it")
    server_clock.forward(41 * MINUTE)
    page.clock.run_for(9 * SECOND)

    expect(line).to_have_text(re.compile(r"^about \d min left before your own questions$"))
    assert heading(page).bounding_box() == top
    assert page.locator("#pace[role], #pace[aria-live]").count() == 0


def test_nothing_leads_on_when_the_minutes_of_the_opening_are_over(
    mock: Interview, owner: User, open_page: OpenPage, server_clock: ServerClock
) -> None:
    page = open_page(owner)
    page.clock.install()
    page.goto(mock.get_absolute_url())

    server_clock.forward(6 * MINUTE)
    page.clock.run_for(9 * SECOND)  # until the page has asked how things stand

    expect(page.locator("#pace")).to_have_text("its minutes are used; the first question waits for you")
    expect(heading(page)).to_have_text("How this interview goes")


def test_a_closing_hands_in_at_the_bell(
    mock: Interview, owner: User, open_page: OpenPage, server_clock: ServerClock
) -> None:
    mock.turns.questions().update(outcome=Outcome.ANSWERED, ended_at=server_clock.now)
    Interview.objects.filter(pk=mock.pk).update(current_turn=5)
    server_clock.forward(58 * MINUTE - 3 * SECOND)

    page = open_page(owner)
    page.goto(mock.get_absolute_url())

    expect(heading(page)).to_have_text("Grade what you actually said")


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["script", "no script"])
def test_the_closing_leads_to_each_answer_and_back(
    mock: Interview,
    owner: User,
    open_page: OpenPage,
    server_clock: ServerClock,
    base_url: str,
    options: dict[str, Any],
) -> None:
    begun = server_clock.now
    mock.turns.exclude(position=5).update(started_at=begun - 16 * MINUTE, ended_at=begun - MINUTE)
    mock.turns.questions().update(outcome=Outcome.EMPTY)
    mock.turns.filter(position=5).update(started_at=begun)
    Interview.objects.filter(pk=mock.pk).update(current_turn=5, seat=SEAT)
    page = open_page(owner, **options)
    take_seat(page.context, mock, base_url)
    page.goto(mock.get_absolute_url())
    before = problems(page) if not options else []
    headline = mock.turns.get(position=2).asked_version.headline

    page.get_by_role("button", name=f"Open again: {headline}").click()
    expect(page.locator(".where")).to_contain_text("Question 2 of 3")
    page.locator("#box-0").fill("What I meant to say.")
    page.get_by_role("button", name="Back to the closing").click()

    expect(heading(page)).to_have_text("Before you hand in")
    expect(page.locator(".own-answers")).to_contain_text("What I meant to say.")
    # The key that led here hands nothing in.
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()
    assert mock.turns.get(position=5).ended_at is None
    assert (before, outcomes(mock)) == ([], [Outcome.EMPTY, Outcome.ANSWERED, Outcome.EMPTY])
