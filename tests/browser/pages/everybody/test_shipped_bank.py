"""The real role with all its questions: as with the small one nothing is cut off, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.urls import reverse

from accounts.models import User
from interviews.demo import seeding
from interviews.models.interview import State
from questions.models import Question, Role
from tests.browser.conftest import OpenPage
from tests.browser.pages.axe import problems
from tests.browser.pages.everybody.fits import NARROW, WIDE, misfits

AT_ITS_END: Final = "(it) => it.scrollLeft + it.clientWidth >= it.scrollWidth - 1 && it.scrollLeft"
AUTHOR: Final = "author@demo.example"


@pytest.fixture
def demo(shipped: Role) -> Role:
    """The shipped role, and a person who has practised it for weeks."""
    seeding.seed()
    return shipped


def longest_question(role: Role) -> Question:
    """A question whose wording is among the longest."""
    questions = Question.objects.filter(area__role=role).exclude(current_version=None)
    return max(
        questions.select_related("current_version"), key=lambda one: len(one.current_version.situation)
    )


def _paths(role: Role) -> Iterator[tuple[str | None, str]]:
    """Who opens what: the pages on which the role and its interviews are shown at length."""
    question = longest_question(role).public_id
    yield None, role.get_absolute_url()
    yield None, reverse("questions:questions")
    yield None, reverse("questions:question", args=[question])
    yield AUTHOR, reverse("questions:workshop")
    yield AUTHOR, reverse("questions:workshop_role", args=[role.public_id])
    for page in ("edit_question", "preview_question", "question_versions"):
        yield AUTHOR, reverse(f"questions:{page}", args=[question])
    yield seeding.CANDIDATE, reverse("home")
    yield seeding.CANDIDATE, reverse("interviews:set_up")
    yield seeding.CANDIDATE, reverse("interviews:history")
    interviews = User.objects.get(email=seeding.CANDIDATE).interviews
    for state in (State.PLANNED, State.GRADING, State.GRADED):
        interview = interviews.filter(state=state).first()
        yield seeding.CANDIDATE, interview.get_absolute_url()
    yield seeding.CANDIDATE, reverse("interviews:read_answers", args=[interview.public_id])
    yield seeding.CANDIDATE, reverse("interviews:receipts", args=[interview.public_id, 1])


@pytest.mark.timeout(300)
def test_the_pages_of_the_real_role_fit_and_axe_finds_nothing(demo: Role, open_page: OpenPage) -> None:
    pages: dict[str | None, Any] = {}
    found = {}
    for email, path in _paths(demo):
        user = User.objects.get(email=email) if email else None
        page = pages.setdefault(email, None) or open_page(user, viewport=WIDE)
        pages[email] = page
        page.goto(path)
        found[path] = [*misfits(page), *problems(page)]

    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.timeout(120)
def test_a_mock_of_the_real_role_fits_and_axe_finds_nothing(demo: Role, open_page: OpenPage) -> None:
    candidate = User.objects.get(email=seeding.CANDIDATE)
    page = open_page(candidate, viewport=WIDE)
    page.goto(candidate.interviews.get(state=State.PLANNED).get_absolute_url())
    page.get_by_role("button", name="Start").first.click()
    page.locator("#box-0").wait_for()
    opening = [*misfits(page), *problems(page)]
    page.locator("#box-0").fill("I would say who I am, and what I have run.")
    page.locator("#next").click()
    page.get_by_text("Question 1 of").first.wait_for()

    assert (opening, misfits(page), problems(page)) == ([], [], [])


def test_a_table_that_is_too_wide_scrolls_with_the_keys(
    shipped: Role, author: User, open_page: OpenPage
) -> None:
    page = open_page(author, viewport=NARROW)
    page.goto(reverse("questions:workshop_role", args=[shipped.public_id]))
    table = page.get_by_role("region", name="How many questions each area has at each level")

    table.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")

    end = page.wait_for_function(AT_ITS_END, arg=table.element_handle())
    assert end.json_value() > 0
