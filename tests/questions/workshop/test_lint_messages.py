"""Remarks of the lint stand under the field they are about, and the box names them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from questions.models import Question, Role
from tests.questions.workshop.forms import edit_path, new_path, send, whole_question
from tests.support.builders import build_question, build_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    return build_question(build_role().areas.all()[0])


def remarked(client: Client, question: Question, **typed: str) -> dict[str, list[str]]:
    send(client, edit_path(question), **typed)
    remarks = client.get(edit_path(question)).context["editor"].remarks
    return {name: [remark.severity for remark in found] for name, found in remarks.items()}


def test_a_judging_word_is_remarked_at_its_anchor(author_client: Client, question: Question) -> None:
    found = remarked(author_client, question, criteria_2_anchor_senior="A good, well thought out policy.")

    assert found["criteria-2-anchor_senior"] == ["warn"]


def test_a_missing_anchor_stops_at_its_box(author_client: Client, question: Question) -> None:
    found = remarked(author_client, question, criteria_3_anchor_lead="")

    assert found["criteria-3-anchor_lead"] == ["stop"]


def test_a_situation_without_a_number_is_remarked(author_client: Client, question: Question) -> None:
    found = remarked(author_client, question, situation="A gauge reads too high.")

    assert found["situation"] == ["warn"]


def test_a_safety_criterion_without_gate_is_remarked_at_the_gate(
    author_client: Client, question: Question
) -> None:
    found = remarked(author_client, question, criteria_0_dimension="safety", criteria_0_gate="")

    assert found["criteria-0-gate"] == ["warn"]


def test_a_weight_needs_no_reason_where_none_can_be_given(author_client: Client, question: Question) -> None:
    found = remarked(author_client, question, criteria_0_weight="3")

    assert "criteria-0-weight" not in found


def test_an_endless_anchor_is_read_in_part_only(author_client: Client, question: Question) -> None:
    typed = {"criteria_0_anchor_mid": "a b " * 100_000 + "good", "criteria_0_anchor_lead": "b a " * 100_000}

    response = send(author_client, edit_path(question), **typed)

    found = response.context["editor"].remarks["criteria-0-anchor_lead"]
    assert [remark.fact for remark in found] == ["Nearly the same as Mid."]
    assert "criteria-0-anchor_mid" not in response.context["editor"].remarks


def test_the_box_is_described_by_its_remarks(author_client: Client, question: Question) -> None:
    send(author_client, edit_path(question), criteria_3_anchor_lead="")

    page = author_client.get(edit_path(question)).content.decode()

    (box,) = re.findall(r'<textarea name="criteria-3-anchor_lead"[^>]*>', page)
    assert 'aria-describedby="id_criteria-3-anchor_lead_remarks"' in box
    assert 'id="id_criteria-3-anchor_lead_remarks"' in page


def test_the_foot_counts_what_stops_and_what_does_not(author_client: Client, question: Question) -> None:
    send(author_client, edit_path(question), criteria_3_anchor_lead="", situation="No figure.")

    editor = author_client.get(edit_path(question)).context["editor"]

    assert editor.to_fix == 1
    assert editor.to_consider == sum(
        remark.severity == "warn" for found in editor.remarks.values() for remark in found
    )


@pytest.fixture
def role() -> Role:
    return build_role()


@pytest.fixture
def unfinished(role: Role) -> dict[str, str]:
    """What can be saved, and not be published."""
    return {name: text for name, text in whole_question(role).items() if not name.startswith("criteria")}


def test_a_question_without_criteria_has_that_to_fix(
    author_client: Client, role: Role, unfinished: dict[str, str]
) -> None:
    refused = send(author_client, new_path(role), **unfinished, then="publish")

    page = author_client.get(refused.url)
    editor, html = page.context["editor"], page.content.decode()
    assert (editor.to_fix, editor.focus, len(editor.lists["criteria"].forms)) == (1, "criteria", 3)
    assert "1 to fix, " in html
    assert html.count("autofocus") == 1
    assert "0 criteria." in html.split("autofocus")[1][:400]


@pytest.mark.parametrize(
    "gaps",
    [
        {"ask": "", "criteria_1_anchor_lead": ""},
        {"headline": "", "criteria_0_name": ""},
        {"ask": ""} | {f"criteria_{row}_name": "" for row in range(3)},
    ],
    ids=["anchor", "name", "names"],
)
def test_a_new_question_is_counted_like_a_stored_one(
    author_client: Client, role: Role, gaps: dict[str, str]
) -> None:
    new = send(author_client, new_path(role), **whole_question(role) | gaps).context["editor"]
    send(author_client, new_path(role), **whole_question(role))

    stored = send(author_client, edit_path(Question.objects.get()), **gaps).context["editor"]

    assert new.to_fix == stored.to_fix >= 2
    assert new.remarks.keys() == stored.remarks.keys()
    assert new.to_consider == stored.to_consider


def test_a_new_question_in_which_nothing_is_written_lacks_criteria_too(
    author_client: Client, role: Role
) -> None:
    place = {"area": "area-0", "level": "senior", "kind": "operate"}  # a browser sends the first of each

    editor = send(author_client, new_path(role), **place).context["editor"]

    assert (editor.to_fix, editor.focus) == (3, "headline")  # and the ask
