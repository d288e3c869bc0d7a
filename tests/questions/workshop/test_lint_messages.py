"""Remarks of the lint stand under the field they are about, and the box names them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from questions.models import Question
from tests.questions.workshop.forms import edit_path, send
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
