"""/questions/<id>/: a published question as a candidate sees it."""

from __future__ import annotations

import pytest
from django.test import Client

from questions.models import Question, Role
from tests.support.builders import build_question, build_role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    area = build_role(areas=1).areas.get()
    return build_question(area, headline="A gauge reads high", what_would_change="A second gauge.")


def test_anybody_reads_headline_situation_and_ask(client: Client, question: Question) -> None:
    page = client.get(question.get_absolute_url()).content.decode()

    assert "<h1>A gauge reads high</h1>" in page
    assert "A gauge at the harbour mouth reads 40 cm above its neighbour since Tuesday." in page
    assert "How do you find the cause, and what do you publish meanwhile?" in page


def test_neither_rubric_nor_model_answer_nor_probes_are_shown(client: Client, question: Question) -> None:
    page = client.get(question.get_absolute_url()).content.decode()

    version = question.current_version
    assert version is not None
    hidden = [version.not_yet, version.what_would_change]
    hidden += [probe.text for probe in version.probes.all()]
    hidden += [anchor.text for wording in version.rubric.all() for anchor in wording.anchors.all()]
    assert len(hidden) == 20
    assert [text for text in hidden if text in page] == []


def test_a_draft_says_that_it_is_one(client: Client, question: Question) -> None:
    question.versions.update(is_reviewed=False)

    page = client.get(question.get_absolute_url()).content.decode()

    assert "Drafted from the brief, not yet reviewed" in page


def test_it_takes_one_statement(client: Client, question: Question) -> None:
    with counted() as executed:
        client.get(question.get_absolute_url())

    assert executed.count == 1, executed


@pytest.mark.parametrize("hide", ["private", "retired", "unpublished"])
def test_what_is_not_published_is_not_found(
    client: Client, author_client: Client, question: Question, hide: str
) -> None:
    if hide == "private":
        Role.objects.update(visibility=Role.Visibility.PRIVATE)
    else:
        fields = {"is_retired": True} if hide == "retired" else {"current_version": None}
        Question.objects.update(**fields)

    addresses = [it.get(question.get_absolute_url()).status_code for it in (client, author_client)]
    assert addresses == [404, 404]


def test_it_is_only_read(client: Client, question: Question) -> None:
    assert client.post(question.get_absolute_url()).status_code == 405
