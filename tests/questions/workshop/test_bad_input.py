"""What the form refuses: nothing typed is lost, nothing is stored, and it says why."""

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


def test_an_error_shows_the_form_as_typed_with_the_cursor_in_it(
    author_client: Client, question: Question
) -> None:
    response = send(author_client, edit_path(question), ask="", headline="x" * 91)

    page = response.content.decode()
    assert shown(response)["headline"] == "x" * 91
    assert "90 characters at most. Shorten it." in page
    assert "91 of 90 characters" in page
    assert response.context["editor"].to_fix == 2
    assert response.context["editor"].focus == "headline"
    assert page.count("autofocus") == 1
    assert question.versions.count() == 1


@pytest.mark.parametrize(
    ("headline", "fits"), [("", False), (" ", False), ("x" * 91, False), ("x" * 90, True)]
)
def test_only_a_headline_that_can_be_saved_has_a_tick(
    author_client: Client, question: Question, headline: str, fits: bool
) -> None:
    page = send(author_client, edit_path(question), headline=headline, ask="").content.decode()

    assert ("<span data-fits>" in page, "<span data-fits hidden>" in page) == (fits, not fits)


def test_a_new_question_begins_without_a_tick(author_client: Client, question: Question) -> None:
    page = author_client.get(new_path(question.role)).content.decode()

    assert "<span data-fits hidden>" in page
    assert "0 of 90 characters" in page


def test_a_nul_character_is_refused_in_words(author_client: Client, question: Question) -> None:
    response = send(author_client, edit_path(question), probes_0_text="a\0b")

    assert "There is a NUL character in this text." in response.content.decode()
    assert question.versions.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minutes", "0"),
        ("minutes", "99999999999999999999"),
        ("criteria_0_weight", "4"),
        ("criteria_0_dimension", "luck"),
        ("criteria_0_key", "../x"),
        ("criteria_1_key", "diagnosis"),
        ("points_0_criterion", "not-of-this-form"),
        ("criteria-TOTAL_FORMS", "many"),
        ("probes-TOTAL_FORMS", "9" * 5000),
        ("headline", "😀" * 91),
        ("situation", "x" * 4001),
    ],
)
def test_forged_fields_store_nothing(
    author_client: Client, question: Question, field: str, value: str
) -> None:
    typed = {"points-TOTAL_FORMS": "1", "points_0_text": "A point", field: value}

    response = send(author_client, edit_path(question), **typed)

    assert response.status_code == 200
    assert question.versions.count() == 1


def test_too_many_fields_are_refused(author_client: Client, question: Question) -> None:
    response = author_client.post(edit_path(question), {f"field-{n}": "x" for n in range(1001)})

    assert response.status_code == 400
