"""The second pass: keep each mark or revise it with a reason."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.grading.services import commit_blind, open_turn_for_grading
from interviews.models import Grading, Interview, Mark
from interviews.models.interview import State
from questions.models import QuestionVersion
from tests.interviews.grading.first_pass import rubric_of
from tests.support.builders import build_interview, build_turn
from tests.support.factories import NOON
from tests.support.graded import QUOTE, build_answered, grade_turn, marks, posted_kept
from tests.support.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")


def commit_first_pass(interview: Interview, position: int = 1) -> None:
    with transaction.atomic():
        gradable = open_turn_for_grading(
            owner=interview.owner, interview=interview.public_id, position=position
        )
        commit_blind(
            gradable=gradable,
            grader=interview.owner,
            marks=marks(gradable.rubric, [2], evidence=(QUOTE,)),
        )


@pytest.fixture
def interview(owner: User) -> Interview:
    interview = build_answered(owner, turns=1)
    commit_first_pass(interview)
    return interview


def address(interview: Interview, position: int = 1) -> str:
    return reverse("interviews:confirm_turn", args=[interview.public_id, position])


def final_marks() -> list[tuple[Any, ...]]:
    final = Mark.objects.filter(grading__pass_kind=Grading.Pass.FINAL)
    return list(final.values_list("level__rank", "reason", "evidence"))


def test_nothing_is_preset_on_the_page(owner_client: Client, interview: Interview) -> None:
    response = owner_client.get(interview.get_absolute_url())

    assert [form.decided for form in response.context["form"]] == ["", "", "", ""]
    assert "Now compare with the model answer" in response.content.decode()


def test_kept_marks_are_the_blind_ones(owner_client: Client, interview: Interview) -> None:
    response = owner_client.post(address(interview), posted_kept(rubric_of(interview)))

    interview.refresh_from_db()
    assert response["Location"] == interview.get_absolute_url()
    assert final_marks() == [(2, "", [QUOTE])] * 4
    assert (interview.state, interview.level_reached.rank) == (State.GRADED, 2)


def test_a_revised_mark_comes_with_its_reason(owner_client: Client, interview: Interview) -> None:
    revised = {"B-decision": "revise", "B-level": "1", "B-reason": "I gave no order."}

    owner_client.post(address(interview), posted_kept(rubric_of(interview), **revised))

    assert final_marks()[1] == (1, "I gave no order.", [QUOTE])


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"B-decision": ""}, "Keep the mark or revise it."),
        ({"B-decision": "perhaps"}, "Keep the mark or revise it."),
        ({"B-decision": "revise"}, "Choose the description you revise it to, or keep the mark."),
        ({"B-decision": "revise", "B-level": "3"}, "Say what changed your mind"),
        ({"B-decision": "revise", "B-level": "3", "B-reason": " "}, "Say what changed your mind"),
        (
            {"B-decision": "revise", "B-level": "9", "B-reason": "x"},
            "Choose the description you revise it to",
        ),
        ({"B-decision": "revise", "B-level": "3", "B-reason": "x" * 1001}, "at most 1000 characters"),
    ],
)
def test_what_is_missing_is_said_where_it_is_missing(
    owner_client: Client, interview: Interview, posted: dict[str, str], sentence: str
) -> None:
    form = posted_kept(rubric_of(interview), **posted)

    response = owner_client.post(address(interview), form, follow=True)

    first = response.context["form"].first_faulty
    assert (first.row.letter, sentence in first.problems[0]) == ("B", True)
    assert final_marks() == []


def test_what_no_draft_can_hold_is_said_with_the_form_as_it_was(
    owner_client: Client, interview: Interview
) -> None:
    typed = {"B-decision": "revise", "B-level": "3", "B-reason": "half\0 a thought", "A-reason": "More."}

    response = owner_client.post(address(interview), posted_kept(rubric_of(interview), **typed))

    html = response.content.decode()
    assert response.status_code == 200
    assert ("Null characters are not allowed." in html, "More.</textarea>" in html) == (True, True)
    assert Grading.objects.get().pass_kind == Grading.Pass.BLIND


@pytest.mark.parametrize(
    ("decision", "focused"),
    [
        ({"B-decision": ""}, "B-decision"),
        ({"B-decision": "revise"}, "B-reason"),
        ({"B-decision": "revise", "B-level": ""}, "B-level"),
    ],
)
def test_the_focus_goes_to_what_is_missing(
    owner_client: Client, interview: Interview, decision: dict[str, str], focused: str
) -> None:
    posted = posted_kept(rubric_of(interview), **{"B-level": "3", **decision})

    html = owner_client.post(address(interview), posted, follow=True).content.decode()

    assert re.findall(r'name="([^"]+)"[^>]* autofocus', html) == [focused]


def test_a_refused_form_comes_back_as_it_was_typed(owner_client: Client, interview: Interview) -> None:
    typed = {"A-decision": "revise", "A-level": "4", "A-reason": "It was all there.", "D-decision": ""}

    form = posted_kept(rubric_of(interview), **typed)

    response = owner_client.post(address(interview), form, follow=True)

    form = response.context["form"].criteria[0]
    assert (form.decided, form.chosen.rank, form["reason"].value()) == ("revise", 4, "It was all there.")


def test_the_same_level_is_a_mark_kept(owner_client: Client, interview: Interview) -> None:
    same = {"B-decision": "revise", "B-level": "2"}

    owner_client.post(address(interview), posted_kept(rubric_of(interview), **same))

    assert final_marks() == [(2, "", [QUOTE])] * 4


def test_leaving_keeps_the_decisions(owner_client: Client, interview: Interview) -> None:
    owner_client.post(
        address(interview), {"action": "leave", "A-decision": "revise", "A-reason": "Half a th"}
    )

    form = owner_client.get(interview.get_absolute_url()).context["form"].criteria[0]
    assert (form.decided, form["reason"].value(), form.chosen) == ("revise", "Half a th", None)


def test_repeating_the_commit_answers_as_before(owner_client: Client, interview: Interview) -> None:
    form = posted_kept(rubric_of(interview))

    first, second = (owner_client.post(address(interview), form) for _ in range(2))

    assert (second.status_code, second["Location"]) == (302, first["Location"])
    assert Grading.objects.count() == 2


def test_the_blind_pass_comes_first(owner_client: Client, owner: User) -> None:
    fresh = build_answered(owner, turns=1)

    response = owner_client.post(address(fresh), posted_kept(rubric_of(fresh)), follow=True)

    assert "Commit the blind pass first" in response.content.decode()
    assert not Grading.objects.filter(turn__interview=fresh).exists()


def test_a_finished_answer_leads_on_to_the_next(owner_client: Client, owner: User) -> None:
    interview = build_answered(owner, turns=2)
    grade_turn(interview, 1, 2)

    response = owner_client.get(interview.get_absolute_url(), {"turn": "1"})

    assert response.context["page"].turn.position == 2


def test_a_question_being_asked_has_its_model_answer_closed(
    owner_client: Client, owner: User, interview: Interview
) -> None:
    version = interview.turns.get(position=1).asked_version
    QuestionVersion.objects.filter(pk=version.pk).update(model_answer=[{"text": "Close the valve first."}])
    running = build_interview(owner, turns=1, state=State.RUNNING)
    build_turn(running, version.question, position=2)

    page = owner_client.get(interview.get_absolute_url(), {"turn": "1"}).content.decode()
    response = owner_client.post(address(interview), posted_kept(rubric_of(interview)), follow=True)

    assert "Close the valve first." not in page
    assert "The model answer is closed for now" in page
    assert "your marks are kept as a draft" in response.content.decode()
    assert final_marks() == []
    assert Grading.objects.get(pass_kind=Grading.Pass.FINAL).draft["A-decision"] == ["keep"]


def test_an_unfinished_first_pass_after_its_commit_is_refused_in_a_sentence(
    owner_client: Client, interview: Interview
) -> None:
    """Two pages of the first pass were open: the form of the second pass is another one."""
    first_pass = reverse("interviews:grade_turn", args=[interview.public_id, 1])

    response = owner_client.post(first_pass, {"action": "commit"}, follow=True)

    assert response.redirect_chain
    assert "This pass was committed before and stays as it was." in response.content.decode()


def test_a_stranger_meets_nothing(stranger_client: Client, interview: Interview) -> None:
    response = stranger_client.post(address(interview), posted_kept(rubric_of(interview)))

    assert (response.status_code, final_marks()) == (404, [])


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client, interview: Interview) -> None:
    assert client.post(address(interview), {})["Location"].startswith(reverse("account_login"))


def test_confirming_takes_a_post(owner_client: Client, interview: Interview) -> None:
    assert owner_client.get(address(interview)).status_code == 405


@pytest.mark.parametrize("turns", [1, 3])
def test_committing_the_second_pass_keeps_its_budget(owner_client: Client, owner: User, turns: int) -> None:
    interview = build_answered(owner, turns=turns)
    for position in range(2, turns + 1):
        grade_turn(interview, position, 3)
    commit_first_pass(interview)
    form = posted_kept(rubric_of(interview), **{"A-decision": "revise", "A-level": "1", "A-reason": "No."})

    with counted() as statements:
        owner_client.post(address(interview), form)

    interview.refresh_from_db()
    assert (interview.state, interview.graded_at) == (State.GRADED, NOON)
    assert statements.count == 9, statements
