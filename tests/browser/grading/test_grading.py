"""Grading in a browser: evidence by selecting, the count at the foot, and the way to what is missing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from accounts.models import User
from interviews.models import Grading, Interview
from interviews.models.interview import State
from interviews.rules.rubric import QUOTE_LENGTH
from tests.browser.conftest import OpenPage
from tests.browser.grading.marking import SELECT_WORDS, choose, fold, use_as_evidence
from tests.browser.saving.saves import forgive_network
from tests.support.graded import build_answered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def interview(owner: User) -> Interview:
    return build_answered(owner, turns=1)


def test_selected_words_become_evidence_and_are_marked(open_page: OpenPage, interview: Interview) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())

    use_as_evidence(page, "the gauge with its neighbour", "Safety")

    expect(page.locator("#criterion-B [data-quotes] li")).to_have_text(
        "“the gauge with its neighbour” Remove this quote"
    )
    expect(page.locator("mark")).to_have_text("the gauge with its neighbourB")


def test_a_selection_within_words_takes_the_whole_words(open_page: OpenPage, interview: Interview) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())

    use_as_evidence(page, "auge with its neigh", "Safety")

    expect(page.locator("mark")).to_have_text("gauge with its neighbourB")


def test_a_selection_that_is_too_long_for_a_quote_is_told_so(open_page: OpenPage, owner: User) -> None:
    most = ("wetter " * QUOTE_LENGTH)[:QUOTE_LENGTH].strip()
    interview = build_answered(owner, turns=1, text=f"{most} and more")
    page = open_page(owner)
    page.goto(interview.get_absolute_url())
    tool = page.get_by_role("group", name="Use the selected words")

    page.evaluate(SELECT_WORDS, f"{most} and more")
    expect(tool).to_contain_text(f"A quote has at most {QUOTE_LENGTH} characters")
    expect(tool.get_by_role("button")).to_have_count(0)

    page.evaluate(SELECT_WORDS, most)
    expect(tool.get_by_role("button")).to_have_count(4)
    expect(tool).not_to_contain_text("at most", use_inner_text=True)


def test_a_removed_quote_takes_its_mark_along(open_page: OpenPage, interview: Interview) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())
    use_as_evidence(page, "compare the gauge", "Diagnosis")

    page.locator("#criterion-A").get_by_role("button", name="Remove").click()

    expect(page.locator("mark")).to_have_count(0)
    expect(page.locator("#criterion-A textarea")).to_be_focused()


def test_a_typed_quote_is_added_without_leaving_the_page(open_page: OpenPage, interview: Interview) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())

    page.locator("#criterion-A textarea").fill("readings as doubtful")
    page.locator("#criterion-A").get_by_role("button", name="Add").click()

    expect(page.locator("mark")).to_have_text("readings as doubtfulA")
    expect(page.locator("#criterion-A textarea")).to_have_value("")
    assert Grading.objects.get().draft["A-evidence"] == ["readings as doubtful"]


def test_the_foot_counts_the_marks(open_page: OpenPage, interview: Interview) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())

    choose(page, "A", "Mid")

    expect(page.get_by_text("1 of 4 marked.")).to_be_visible()
    expect(page.locator("#criterion-A > summary")).to_contain_text("Mid")


def test_a_commit_with_a_gap_leads_to_it_and_keeps_the_rest(
    open_page: OpenPage, interview: Interview
) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())
    use_as_evidence(page, "compare the gauge", "Diagnosis")
    choose(page, "A", "Mid")

    page.get_by_role("button", name="Commit blind grading").click()

    expect(page.locator("#criterion-B input[type=radio]").first).to_be_focused()
    expect(page.locator("#criterion-A [data-quotes] li")).to_have_count(1)
    expect(page.get_by_text("1 of 4 marked.")).to_be_visible()
    page.reload()
    expect(page.locator("#criterion-A [data-quotes] li")).to_have_count(1)


@pytest.mark.parametrize("has_script", [True, pytest.param(False, marks=pytest.mark.full)])
def test_both_passes_lead_to_the_report(open_page: OpenPage, interview: Interview, has_script: bool) -> None:
    page = open_page(interview.owner, java_script_enabled=has_script)
    page.goto(interview.get_absolute_url())
    for letter in "ABCD":
        if letter != "A":
            fold(page, letter)
        choose(page, letter, "Senior")

    page.get_by_role("button", name="Commit blind grading").click()
    for letter in "ABCD":
        page.locator(f"#criterion-{letter}").get_by_label("Keep as it is").check()
    page.get_by_role("button", name="Finish this answer").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("You answered at Senior, the bar.")
    interview.refresh_from_db()
    assert interview.state == State.GRADED


def test_a_revision_opens_its_anchors(open_page: OpenPage, interview: Interview) -> None:
    page = open_page(interview.owner, viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(interview.get_absolute_url())
    for letter in "ABCD":
        if letter != "A":
            fold(page, letter)
        choose(page, letter, "Mid")
    page.get_by_role("button", name="Commit blind grading").click()
    before = page.get_by_label("What changed your mind?").first.is_visible()

    page.locator("#criterion-A").get_by_label("Revise").tap()
    choose(page, "A", "Senior")

    assert before is False
    expect(page.get_by_text("0 of 4 confirmed.")).to_be_visible()
    page.get_by_label("What changed your mind?").first.fill("The order was there.")
    expect(page.get_by_text("1 of 4 confirmed.")).to_be_visible()


def test_a_quote_that_was_never_said_is_refused_in_words(open_page: OpenPage, interview: Interview) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())
    choose(page, "A", "Lead")

    page.locator("#criterion-A textarea").fill("I called the harbour master")
    page.locator("#criterion-A").get_by_role("button", name="Add").click()

    expect(page.locator("#criterion-A [data-quotes]")).to_contain_text("Not in your answer")
    expect(page.get_by_text("Without evidence: A.")).to_be_visible()
    page.locator("#criterion-A").get_by_role("button", name="Remove").click()
    expect(page.locator("#criterion-A [data-quotes] li")).to_have_count(0)


def test_errors_go_when_they_are_mended(open_page: OpenPage, interview: Interview) -> None:
    page = open_page(interview.owner)
    page.goto(interview.get_absolute_url())
    choose(page, "A", "Mid")
    page.get_by_role("button", name="Commit blind grading").click()
    expect(page.locator("#criterion-B input[type=radio]").first).to_be_focused()
    expect(page.locator("[data-part=problems] li")).to_have_count(3)

    choose(page, "B", "Mid")

    expect(page.locator("[data-part=problems] li")).to_have_count(2)
    expect(page.locator("#criterion-B .remark.stop")).to_have_count(0)


@pytest.mark.parametrize("module", ["grading/saving", "room/outbox"])
def test_without_its_script_the_page_says_that_it_does_not_save(
    open_page: OpenPage, interview: Interview, complaints: list[str], module: str
) -> None:
    page = open_page(interview.owner)
    page.route(f"**/js/{module}*.js", lambda route: route.abort())
    page.goto(interview.get_absolute_url())

    expect(page.get_by_text("This page does not save by itself")).to_be_visible()
    choose(page, "A", "Mid")
    page.get_by_role("button", name="Save and leave").click()

    expect(page).to_have_url(re.compile("/history/$"))
    assert Grading.objects.get().draft["A-level"] == ["2"]
    forgive_network(complaints)
