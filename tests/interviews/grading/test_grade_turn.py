"""The blind pass on the page: what it shows, what it stores, what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.models import Grading, Interview, Mark, ModelAnswerReveal, Turn
from interviews.models.interview import State
from interviews.reading.rubrics import rubrics_of
from interviews.rules.rubric import Rubric
from interviews.rules.scoring import Outcome
from tests.builders import build_interview, build_question, build_turn
from tests.factories import NOON
from tests.graded import ANSWER, QUOTE, build_answered, grade_turn, posted_blind, set_outcome
from tests.running import Clock
from tests.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")


@pytest.fixture
def interview(owner: User) -> Interview:
    return build_answered(owner, turns=2)


def rubric_of(interview: Interview, position: int = 1) -> Rubric:
    turn = interview.turns.get(position=position)
    return rubrics_of([turn.version_id])[turn.version_id]


def address(interview: Interview, position: int = 1) -> str:
    return reverse("interviews:grade_turn", args=[interview.public_id, position])


def page_of(response: Any) -> Any:
    return response.context["page"]


def test_the_page_asks_for_the_blind_pass_of_the_first_answer(
    owner_client: Client, interview: Interview
) -> None:
    response = owner_client.get(interview.get_absolute_url())

    html = response.content.decode()
    assert (page_of(response).turn.position, page_of(response).is_blind) == (1, True)
    assert "compare the gauge with its neighbour" in html
    assert "Safety as Lead." in html


def test_the_page_shows_no_model_answer(owner_client: Client, interview: Interview) -> None:
    version = interview.turns.get(position=1).version
    version.model_answer = [{"text": "Ask who reads the gauge.", "criterion": "diagnosis"}]
    version.save()

    blind = owner_client.get(interview.get_absolute_url()).content.decode()
    owner_client.post(address(interview), posted_blind(rubric_of(interview), 2))
    revealed = owner_client.get(interview.get_absolute_url()).content.decode()

    assert ("Ask who reads the gauge." in blind, "Ask who reads the gauge." in revealed) == (False, True)


def test_an_address_with_a_turn_picks_it(owner_client: Client, interview: Interview) -> None:
    response = owner_client.get(interview.get_absolute_url(), {"turn": "2"})

    assert page_of(response).turn.position == 2


@pytest.mark.parametrize("turn", ["0", "9", "x", "-1", "²", "9" * 30, "9" * 5000])
def test_an_unknown_turn_falls_back_to_the_next_step(
    owner_client: Client, interview: Interview, turn: str
) -> None:
    response = owner_client.get(interview.get_absolute_url(), {"turn": turn})

    assert page_of(response).turn.position == 1


def test_committing_stores_the_marks_and_goes_to_the_reveal(
    owner_client: Client, interview: Interview
) -> None:
    rubric = rubric_of(interview)

    response = owner_client.post(
        address(interview), posted_blind(rubric, 2, 0, 4, 1, **{"A-evidence": [QUOTE, " ", QUOTE, "other"]})
    )

    stored = Mark.objects.values_list("level__rank", "evidence")
    assert response["Location"] == f"{interview.get_absolute_url()}?turn=1"
    assert list(stored) == [(2, [QUOTE, "other"]), (None, []), (4, []), (1, [])]


def test_an_unmarked_criterion_keeps_what_was_typed_and_takes_the_focus(
    owner_client: Client, interview: Interview
) -> None:
    form = {**posted_blind(rubric_of(interview), 2), "A-evidence": QUOTE, "C-evidence": "typed by hand"}
    del form["B-level"]

    response = owner_client.post(address(interview), form)

    html = response.content.decode()
    assert not Grading.objects.exists()
    assert 'name="B-level" value="0" autofocus' in html
    assert "Choose the description that fits before you commit." in html
    assert ('name="C-evidence" value="typed by hand"' in html, f'value="{QUOTE}"' in html) == (True, True)
    assert [form.chosen.rank for form in response.context["form"] if form.chosen] == [2, 2, 2]


@pytest.mark.parametrize(
    "wrong",
    [
        {"A-level": "7"},
        {"A-level": "senior"},
        {"A-level": "2\0"},
        {"A-level": ""},
        {"A-evidence": "nul \0 inside"},
        {"A-evidence": "x" * 501},
        {"A-evidence": "x" * 200_000},
        {"A-evidence": [f"quote {number}" for number in range(11)]},
    ],
)
def test_bad_input_is_said_and_nothing_is_stored(
    owner_client: Client, interview: Interview, wrong: dict[str, Any]
) -> None:
    response = owner_client.post(address(interview), {**posted_blind(rubric_of(interview), 2), **wrong})

    assert (response.status_code, response.context["form"].first_error.row.letter) == (200, "A")
    assert not Grading.objects.exists()


def test_saving_and_leaving_keeps_the_form_as_it_was(owner_client: Client, interview: Interview) -> None:
    left = {"action": "leave", "A-level": "3", "B-evidence": [QUOTE, ""], "Z-level": "1"}

    response = owner_client.post(address(interview), left)

    again = owner_client.get(interview.get_absolute_url()).context["form"]
    assert response["Location"] == reverse("interviews:history")
    assert Grading.objects.get().draft == {
        **{"A-level": ["3"], "A-evidence": [], "B-level": [], "B-evidence": [QUOTE]},
        **{"C-level": [], "C-evidence": [], "D-level": [], "D-evidence": []},
    }
    assert [(form.chosen and form.chosen.rank, form.quotes) for form in again][:2] == [
        (3, []),
        (None, [QUOTE]),
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


def test_a_pass_after_the_reveal_is_said_not_to_be_blind(
    owner_client: Client, interview: Interview, set_clock: Clock
) -> None:
    grade_turn(interview, 1, 2)
    again = build_answered(interview.owner, turns=1)
    build_turn(again, interview.turns.get(position=1).version.question, position=2)
    set_outcome(again.turns.get(position=2), Outcome.ANSWERED, text=ANSWER)
    set_clock(NOON + MINUTE)

    response = owner_client.get(again.get_absolute_url(), {"turn": "2"})

    assert page_of(response).is_blind is False
    assert "First pass, not blind" in response.content.decode()


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


def test_an_overdue_interview_reads_as_closed_and_the_first_post_writes_it(
    owner_client: Client, owner: User, set_clock: Clock
) -> None:
    running = build_interview(owner, turns=2, state=State.RUNNING)
    running.turns.get(position=1).answers.filter(position=0).update(text=ANSWER)
    set_clock(NOON + 60 * MINUTE)

    with counted() as statements:
        page = owner_client.get(running.get_absolute_url())
    owner_client.post(address(running), posted_blind(rubric_of(running), 2))

    running.refresh_from_db()
    assert (page_of(page).turn.position, statements.writes) == (1, 0)
    assert (running.state, Grading.objects.get().committed_at) == (State.GRADING, NOON + 60 * MINUTE)


def test_a_stranger_meets_nothing(stranger_client: Client, interview: Interview) -> None:
    form = posted_blind(rubric_of(interview), 2)

    statuses = [
        stranger_client.get(interview.get_absolute_url()).status_code,
        stranger_client.post(address(interview), form).status_code,
    ]

    assert (statuses, Grading.objects.count()) == ([404, 404], 0)


def test_a_turn_that_does_not_exist_is_not_found(owner_client: Client, interview: Interview) -> None:
    assert owner_client.post(address(interview, 9), {}).status_code == 404


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client, interview: Interview) -> None:
    response = client.post(address(interview), {})

    assert response["Location"].startswith(reverse("account_login"))


def test_grading_takes_a_post(owner_client: Client, interview: Interview) -> None:
    assert owner_client.get(address(interview)).status_code == 405


@pytest.mark.parametrize("state", [State.PLANNED, State.RUNNING])
def test_before_the_closing_there_is_a_sentence_and_a_way_back(
    owner_client: Client, owner: User, state: State
) -> None:
    interview = build_interview(owner, state=state)

    response = owner_client.post(address(interview), {"action": "commit"}, follow=True)

    assert response.redirect_chain == [(interview.get_absolute_url(), 302)]
    assert "grading starts after that" in response.content.decode()


@pytest.mark.parametrize("turns", [1, 3])
def test_committing_the_blind_pass_keeps_its_budget(owner_client: Client, owner: User, turns: int) -> None:
    interview = build_answered(owner, turns=turns)
    form = posted_blind(rubric_of(interview), 2, **{"A-evidence": [QUOTE]})

    with counted() as statements:
        owner_client.post(address(interview), form)

    assert Grading.objects.get().committed_at == NOON
    assert statements.count == 8, statements


@pytest.mark.parametrize("turns", [1, 3])
def test_the_page_takes_the_same_statements_for_any_number_of_turns(
    owner_client: Client, owner: User, turns: int
) -> None:
    interview = build_answered(owner, turns=turns)

    with counted() as statements:
        owner_client.get(interview.get_absolute_url())

    assert (statements.count, statements.writes) == (9, 0), statements


def test_the_version_that_was_asked_is_the_one_that_is_graded(
    owner_client: Client, interview: Interview
) -> None:
    turn = Turn.objects.select_related("version__question__area").get(interview=interview, position=1)
    newer = build_question(turn.area).current_version
    newer.rubric.update(name="Reworded")
    turn.version.question.current_version = newer
    turn.version.question.save()

    html = owner_client.get(interview.get_absolute_url()).content.decode()

    assert ("Diagnosis" in html, "Reworded" in html) == (True, False)
