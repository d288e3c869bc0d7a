"""What the first pass stores: marks and drafts of them, and what it refuses to take."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models import Grading, Interview, Mark, ModelAnswerReveal
from interviews.models.interview import State
from interviews.rules.evidence import Quote
from tests.interviews.grading.first_pass import address, rubric_of
from tests.support.builders import build_interview, build_turn
from tests.support.factories import NOON
from tests.support.graded import ANSWER, QUOTE, build_answered, grade_turn, posted_blind
from tests.support.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")


def test_committing_stores_the_marks_and_goes_to_the_reveal(
    owner_client: Client, interview: Interview
) -> None:
    rubric = rubric_of(interview)

    response = owner_client.post(
        address(interview),
        posted_blind(rubric, 2, 0, 4, 1, **{"A-evidence": [QUOTE, " ", QUOTE, "doubtful"]}),
    )

    stored = Mark.objects.values_list("level__rank", "evidence")
    assert response["Location"] == f"{interview.get_absolute_url()}?turn=1"
    assert list(stored) == [(2, [QUOTE, "doubtful"]), (None, []), (4, []), (1, [])]


def test_an_unmarked_criterion_keeps_what_was_typed_and_takes_the_focus(
    owner_client: Client, interview: Interview
) -> None:
    form = {**posted_blind(rubric_of(interview), 2), "A-evidence": QUOTE, "C-typed": "the readings"}
    del form["B-level"]

    response = owner_client.post(address(interview), form, follow=True)

    html = response.content.decode()
    assert response.redirect_chain == [(f"{interview.get_absolute_url()}?turn=1&check=blind", 302)]
    assert not Mark.objects.exists()
    assert 'name="B-level" value="0" autofocus' in html
    assert "<title>Error: " in html
    assert "Choose the description that fits." in html
    assert (">the readings</textarea>" in html, f'value="{QUOTE}"' in html) == (True, True)
    assert [form.chosen.rank for form in response.context["form"] if form.chosen] == [2, 2, 2]


@pytest.mark.parametrize(
    "wrong",
    [
        {"A-level": "7"},
        {"A-level": "senior"},
        {"A-level": "2\0"},
        {"A-level": ""},
        {"A-evidence": "never said"},
        {"A-typed": "never said"},
        {"A-evidence": "nul \0 inside"},
        {"A-evidence": "x" * 501},
        {"A-evidence": "x" * 200_000},
        {"A-evidence": ANSWER.split()},
        {"A-evidence": [f"quote {number}" for number in range(60)]},
    ],
)
def test_bad_input_is_said_and_nothing_is_marked(
    owner_client: Client, interview: Interview, wrong: dict[str, Any]
) -> None:
    form = {**posted_blind(rubric_of(interview), 2), **wrong}

    response = owner_client.post(address(interview), form, follow=True)

    assert (response.status_code, response.context["form"].first_faulty.row.letter) == (200, "A")
    assert not Mark.objects.exists()


def test_saving_and_leaving_keeps_the_form_as_it_was(owner_client: Client, interview: Interview) -> None:
    left = {"action": "leave", "A-level": "3", "B-evidence": [QUOTE, ""], "Z-level": "1"}

    response = owner_client.post(address(interview), left)

    again = owner_client.get(interview.get_absolute_url()).context["form"]
    assert response["Location"] == reverse("interviews:history")
    assert Grading.objects.get().draft == {
        **{f"{letter}-{field}": [] for letter in "ABCD" for field in ("level", "evidence", "typed")},
        "A-level": ["3"],
        "B-evidence": [QUOTE],
    }
    assert [(form.chosen and form.chosen.rank, form.quotes) for form in again][:2] == [
        (3, []),
        (None, [Quote(QUOTE, is_said=True)]),
    ]
    assert not Mark.objects.exists()


def test_a_draft_keeps_only_what_the_form_has_judged(owner_client: Client, interview: Interview) -> None:
    """If a field is sent twice the last value counts; the earlier one is never checked."""
    owner_client.post(address(interview), {"action": "leave", "A-level": ["nul \0 inside", "3"]})

    assert Grading.objects.get().draft["A-level"] == ["3"]


def test_one_quote_can_be_taken_away_without_a_script(owner_client: Client, interview: Interview) -> None:
    form = {"action": "remove:A:1", "A-evidence": ["first", "second", "third"]}

    response = owner_client.post(address(interview), form)

    assert response["Location"] == f"{interview.get_absolute_url()}?turn=1#criterion-A"
    assert Grading.objects.get().draft["A-evidence"] == ["first", "third"]


@pytest.mark.parametrize(
    "action", ["remove:A:9", "remove:Q:0", "remove:", "remove:A:²", f"remove:A:{'9' * 5000}", "nonsense"]
)
def test_an_odd_action_only_saves(owner_client: Client, interview: Interview, action: str) -> None:
    owner_client.post(address(interview), {"action": action, "A-evidence": ["first"]})

    assert Grading.objects.get().draft["A-evidence"] == ["first"]


def test_a_question_being_asked_keeps_the_marks_as_a_draft(
    owner_client: Client, owner: User, interview: Interview
) -> None:
    running = build_interview(owner, turns=1, state=State.RUNNING)
    build_turn(running, interview.turns.get(position=1).version.question, position=2)

    response = owner_client.post(address(interview), posted_blind(rubric_of(interview), 2), follow=True)

    assert "part of an interview you have running" in response.content.decode()
    assert Grading.objects.get().draft["A-level"] == ["2"]
    assert not ModelAnswerReveal.objects.exists()


def test_repeating_the_commit_answers_as_before(owner_client: Client, interview: Interview) -> None:
    form = posted_blind(rubric_of(interview), 2)

    first, second = (owner_client.post(address(interview), form) for _ in range(2))

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Grading.objects.count() == 1


def test_other_marks_after_the_commit_are_refused_in_a_sentence(
    owner_client: Client, interview: Interview
) -> None:
    grade_turn(interview, 1, 2)

    response = owner_client.post(address(interview), posted_blind(rubric_of(interview), 4), follow=True)

    assert "This pass was committed before and stays as it was." in response.content.decode()
    assert set(Mark.objects.values_list("level__rank", flat=True)) == {2}


@pytest.mark.parametrize("turns", [1, 3])
def test_committing_the_blind_pass_keeps_its_budget(owner_client: Client, owner: User, turns: int) -> None:
    interview = build_answered(owner, turns=turns)
    form = posted_blind(rubric_of(interview), 2, **{"A-evidence": [QUOTE]})

    with counted() as statements:
        owner_client.post(address(interview), form)

    assert Grading.objects.get().committed_at == NOON
    assert statements.count == 9, statements
