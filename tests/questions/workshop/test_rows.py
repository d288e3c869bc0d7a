"""Adding, removing and moving rows without JavaScript: a button sends the form and gets it back changed."""

from __future__ import annotations

import pytest
from django.test import Client

from questions.models import Question
from tests.questions.workshop.forms import edit_path, new_path, send, shown
from tests.support.builders import build_question, build_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    return build_question(build_role().areas.all()[0])


def test_adding_a_row_keeps_everything_typed_and_stores_nothing(
    author_client: Client, question: Question
) -> None:
    response = send(author_client, edit_path(question), headline="Half a thought", rows="probes-add")

    sent = shown(response)
    assert (sent["headline"], sent["probes-TOTAL_FORMS"], sent["probes-2-text"]) == (
        "Half a thought",
        "3",
        "",
    )
    assert response.context["editor"].focus == "probes-2-text"
    assert question.versions.count() == 1


def test_an_incomplete_form_may_still_get_a_row(author_client: Client, question: Question) -> None:
    response = send(author_client, edit_path(question), headline="", ask="", rows="criteria-add")

    assert shown(response)["criteria-TOTAL_FORMS"] == "5"
    assert "Write something here." not in response.content.decode()


def test_removing_a_row_closes_the_gap(author_client: Client, question: Question) -> None:
    response = send(author_client, edit_path(question), rows="criteria-remove-1")

    sent = shown(response)
    assert [sent[f"criteria-{index}-key"] for index in range(3)] == ["diagnosis", "design", "communication"]
    assert "criteria-3-key" not in sent


@pytest.mark.parametrize(
    ("command", "order"),
    [
        ("criteria-down-0", ["safety", "diagnosis", "design", "communication"]),
        ("criteria-up-3", ["diagnosis", "safety", "communication", "design"]),
        ("criteria-up-0", ["diagnosis", "safety", "design", "communication"]),
        ("criteria-down-3", ["diagnosis", "safety", "design", "communication"]),
        ("criteria-remove-77", ["diagnosis", "safety", "design", "communication"]),
    ],
)
def test_rows_move_by_one(author_client: Client, question: Question, command: str, order: list[str]) -> None:
    sent = shown(send(author_client, edit_path(question), rows=command))

    assert [sent[f"criteria-{index}-key"] for index in range(4)] == order


def test_a_full_list_takes_no_more_rows(author_client: Client, question: Question) -> None:
    path = edit_path(question)
    full = shown(send(author_client, path, rows="criteria-add"))

    response = author_client.post(path, full | {"rows": "criteria-add"})

    assert shown(response)["criteria-TOTAL_FORMS"] == "5"
    assert response.context["editor"].lists["criteria"].is_full


def test_a_new_criterion_can_be_named_by_the_model_answer(author_client: Client, question: Question) -> None:
    path = edit_path(question)
    added = shown(send(author_client, path, rows="criteria-add"))
    key = added["criteria-4-key"]
    added |= {"criteria-4-name": "Arithmetic", "criteria-4-dimension": "estimate", "points-TOTAL_FORMS": "1"}

    author_client.post(path, added | {"points-0-text": "Counts them", "points-0-criterion": key})

    draft = question.versions.get(number=2)
    assert draft.model_answer == [{"text": "Counts them", "criterion": "arithmetic"}]
    assert draft.rubric.get(position=4).criterion.key == "arithmetic"


def test_a_removed_criterion_leaves_its_points_without_one(author_client: Client, question: Question) -> None:
    path = edit_path(question)
    typed = {"points-TOTAL_FORMS": "1", "points_0_text": "Counts", "points_0_criterion": "design"}

    response = send(author_client, path, **typed, rows="criteria-remove-2")

    point = response.context["editor"].lists["points"][0]
    assert [value for value, _ in point.fields["criterion"].choices] == [
        "",
        "diagnosis",
        "safety",
        "communication",
    ]


def test_empty_rows_do_not_count(author_client: Client, question: Question) -> None:
    path = edit_path(question)
    added = shown(send(author_client, path, rows="probes-add"))

    author_client.post(path, added | {"headline": "Other", "probes-0-text": "", "probes-0-good_reply": ""})

    assert list(question.versions.get(number=2).probes.values_list("position", "text")) == [
        (1, "Probe 2: and if the neighbour is wrong?")
    ]


def test_rows_work_on_a_new_question_too(author_client: Client) -> None:
    response = send(author_client, new_path(build_role()), headline="New", rows="flags-add")

    assert (shown(response)["headline"], shown(response)["flags-TOTAL_FORMS"]) == ("New", "1")
    assert Question.objects.count() == 0


@pytest.mark.parametrize("command", ["users-add", "criteria-drop-1", "criteria-add-1", "criteria-up", "x"])
def test_a_forged_command_is_a_bad_request(author_client: Client, question: Question, command: str) -> None:
    assert send(author_client, edit_path(question), rows=command).status_code == 400
