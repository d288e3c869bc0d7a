"""Marks are saved as they are made: by the page's script, one whole form at a time."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models import Grading, Interview
from tests.interviews.grading.first_pass import address, rubric_of
from tests.support.graded import ANSWER, QUOTE, build_answered, grade_turn, posted_blind
from tests.support.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")


def save(
    client: Client, interview: Interview, *, revision: int = 0, pass_kind: str = "blind", **fields: Any
) -> HttpResponse:
    """What saving.js sends."""
    sent = {
        "operation": uuid.uuid4(),
        "revision": revision,
        "text": urlencode({name.replace("_", "-"): value for name, value in fields.items()}, doseq=True),
    }
    url = reverse(f"interviews:save_{pass_kind}_marks", args=[interview.public_id, 1])
    return client.post(url, sent, headers={"Accept": "application/json"})


def test_what_was_saved_is_there_when_the_page_is_opened_again(
    owner_client: Client, interview: Interview
) -> None:
    saved = save(owner_client, interview, A_level="3", A_evidence=[QUOTE], B_typed="half a qu")

    first, second, *_ = owner_client.get(interview.get_absolute_url()).context["form"]
    assert (saved.status_code, saved.json()["revision"]) == (200, 1)
    assert (first.chosen.rank, [quote.words for quote in first.quotes]) == (3, [QUOTE])
    assert second.value("typed") == "half a qu"


def test_the_reply_marks_the_quotes_and_refuses_what_was_not_said(
    owner_client: Client, interview: Interview
) -> None:
    quotes = ["I COMPARE the  gauge", "I rang the captain"]

    parts = save(owner_client, interview, A_evidence=quotes).json()["parts"]

    assert "<mark>I compare the gauge<sup>A</sup></mark>" in parts
    assert parts.count("Not in your answer, so it does not count.") == 1
    assert Grading.objects.get().draft["A-evidence"] == ["I compare the gauge", "I rang the captain"]


def test_the_reply_says_what_is_left_and_what_stands_without_evidence(
    owner_client: Client, interview: Interview
) -> None:
    marks = {"A_level": "3", "B_level": "2", "C_level": "0", "B_evidence": [QUOTE]}

    parts = " ".join(save(owner_client, interview, **marks).json()["parts"].split())

    assert "3 of 4 marked." in parts
    assert "<span>Left: D.</span>" in parts
    assert "<span>Without evidence: A.</span>" in parts


def test_a_quote_that_is_typed_counts_as_evidence_as_a_commit_will_take_it(
    owner_client: Client, interview: Interview
) -> None:
    parts = save(owner_client, interview, A_level="3", A_typed=QUOTE, B_level="3", B_typed="never said")

    assert "<span>Without evidence: B.</span>" in " ".join(parts.json()["parts"].split())


def test_saving_the_same_again_changes_nothing(owner_client: Client, interview: Interview) -> None:
    """A reply may be lost, so the page sends the same once more."""
    save(owner_client, interview, A_level="3")

    again = save(owner_client, interview, A_level="3")

    assert (again.status_code, again.json()["revision"]) == (200, 1)


def test_two_windows_lose_nothing_of_each_other(owner_client: Client, interview: Interview) -> None:
    save(owner_client, interview, A_level="3", A_evidence=[QUOTE], B_typed="the order")

    other = save(
        owner_client, interview, revision=0, A_level="2", A_evidence=["I"], B_typed="the time", C_level="1"
    )

    draft = Grading.objects.get().draft
    assert (other.status_code, other.json()["error"]) == (409, "stale")
    assert (draft["A-level"], draft["A-evidence"]) == (["2"], [QUOTE, "I"])
    assert (draft["B-typed"], draft["C-level"]) == (["the order\n\nthe time"], ["1"])


def test_a_commit_of_a_page_that_is_behind_shows_both_first(
    owner_client: Client, interview: Interview
) -> None:
    page = owner_client.get(interview.get_absolute_url()).context["revision"]
    save(owner_client, interview, A_evidence=[QUOTE])
    form = posted_blind(rubric_of(interview), 2, revision=page)

    response = owner_client.post(address(interview), form, follow=True)

    grading = Grading.objects.get()
    assert "You graded this answer in another window too." in response.content.decode()
    assert (grading.committed_at, grading.draft["A-evidence"]) == (None, [QUOTE])
    assert grading.draft["D-level"] == ["2"]


def test_errors_go_when_they_are_mended(owner_client: Client, interview: Interview) -> None:
    """A page that has been refused sends `check` along, so that each reply says what is still missing."""
    three = {"A_level": "2", "B_level": "2", "C_level": "2", "check": "1"}

    refused = save(owner_client, interview, **three).json()["parts"]
    mended = save(owner_client, interview, revision=1, D_level="2", **three).json()["parts"]

    sentence = "Choose the description that fits."
    assert (refused.count(sentence), mended.count(sentence)) == (2, 0)  # in the list and at the criterion
    assert ("Not committed yet" in refused, "Not committed yet" in mended) == (True, False)


def test_the_second_pass_counts_a_revision_only_with_its_reason(
    owner_client: Client, interview: Interview
) -> None:
    owner_client.post(address(interview), posted_blind(rubric_of(interview), 2))
    revised = {"A_decision": "keep", "B_decision": "revise", "B_level": "3"}

    bare = save(owner_client, interview, pass_kind="final", **revised).json()["parts"]
    told = save(
        owner_client, interview, pass_kind="final", revision=1, B_reason="I did say it.", **revised
    ).json()["parts"]

    assert ("1 of 4 confirmed." in bare, "Left: B, C, D." in bare) == (True, True)
    assert ("2 of 4 confirmed." in told, "Left: C, D." in told) == (True, True)


@pytest.mark.parametrize("pass_kind", ["blind", "final"])
def test_a_committed_pass_takes_no_more(owner_client: Client, interview: Interview, pass_kind: str) -> None:
    grade_turn(interview, 1, 2)

    response = save(owner_client, interview, pass_kind=pass_kind, A_level="4")

    assert (response.status_code, response.json()["error"]) == (410, "closed")
    assert not Grading.objects.filter(committed_at=None).exists()


def test_the_second_pass_comes_after_the_first(owner_client: Client, interview: Interview) -> None:
    response = save(owner_client, interview, pass_kind="final", A_decision="keep")

    assert (response.status_code, response.json()["error"]) == (400, "invalid")
    assert not Grading.objects.exists()


@pytest.mark.parametrize("typed", ["nul \0 inside", "x" * 5001])
def test_what_no_draft_can_hold_is_said_and_not_stored(
    owner_client: Client, interview: Interview, typed: str
) -> None:
    response = save(owner_client, interview, A_level="3", A_typed=typed)

    assert (response.status_code, response.json()["error"]) == (400, "invalid")
    assert not Grading.objects.exists()


@pytest.mark.parametrize("broken", [{"revision": "x"}, {"operation": ""}, {"revision": -1}])
def test_an_incomplete_save_is_refused(
    owner_client: Client, interview: Interview, broken: dict[str, Any]
) -> None:
    sent = {"operation": uuid.uuid4(), "revision": 0, "text": "A-level=2", **broken}
    url = reverse("interviews:save_blind_marks", args=[interview.public_id, 1])

    response = owner_client.post(url, sent, headers={"Accept": "application/json"})

    assert (response.status_code, response.json()["error"]) == (400, "invalid")
    assert not Grading.objects.exists()


@pytest.mark.parametrize("turns", [1, 3])
def test_a_save_takes_the_same_statements_for_any_number_of_turns(
    owner_client: Client, owner: User, turns: int
) -> None:
    interview = build_answered(owner, turns=turns)
    save(owner_client, interview, A_level="3")

    with counted() as statements:
        save(owner_client, interview, revision=1, A_level="3", A_evidence=[ANSWER[:30]])

    assert (statements.count, statements.writes) == (9, 1), statements
