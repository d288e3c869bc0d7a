"""Two people edit one draft: the second is told instead of overwriting the first."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.errors import EditConflict
from questions.models import Question
from questions.versions.reading import stored_draft
from questions.versions.version_drafts import VersionDraft
from questions.vocabulary import Kind
from questions.workshop.services import BankPosition, save_draft
from tests.questions.workshop.forms import edit_path, send, shown
from tests.support.builders import build_question, build_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    return build_question(build_role().areas.all()[0])


def test_a_save_over_somebody_elses_is_held_back(
    author_client: Client, stranger: User, question: Question
) -> None:
    path = edit_path(question)
    send(author_client, path, headline="Mine, first")
    opened = shown(author_client.get(path))
    _save_meanwhile(stranger, question, "Theirs")

    response = author_client.post(path, opened | {"headline": "Mine, later"})

    assert response.status_code == 409
    assert response.context["conflict"] == "Sam O. saved version 2 after this page was opened."
    assert shown(response)["headline"] == "Mine, later"
    assert question.versions.get(number=2).headline == "Theirs"


def test_ones_own_other_window_is_named_as_such(
    author_client: Client, author: User, question: Question
) -> None:
    opened = shown(author_client.get(edit_path(question)))
    _save_meanwhile(author, question, "In the other window")

    response = author_client.post(edit_path(question), opened | {"headline": "Here"})

    assert response.context["conflict"].startswith("You saved version 2 in another window")


def test_saving_again_after_the_warning_goes_through(
    author_client: Client, author: User, question: Question
) -> None:
    path = edit_path(question)
    opened = shown(author_client.get(path))
    _save_meanwhile(author, question, "Theirs")
    warned = author_client.post(path, opened | {"headline": "Mine"})

    author_client.post(path, shown(warned))

    assert question.versions.get(number=2).headline == "Mine"


def test_a_question_that_came_into_use_meanwhile_stays_where_it_is(author: User, question: Question) -> None:
    """It came into use between loading the page and saving; a page loaded later offers no place."""
    latest, stood = question.versions.get(), question.area
    elsewhere = BankPosition(question.role.areas.all()[1], question.level, Kind(question.kind))

    with pytest.raises(EditConflict, match="stays where it is"):
        save_draft(
            question=question,
            place=elsewhere,
            draft=stored_draft(latest),
            author=author,
            loaded=latest.marker,
        )

    question.refresh_from_db()
    assert (question.area, question.versions.count()) == (stood, 1)


def _save_meanwhile(author: User, question: Question, headline: str) -> None:
    latest = question.versions.order_by("number").last()
    assert latest is not None
    draft = VersionDraft(
        ladder=latest.ladder, headline=headline, situation="", ask="Why?", minutes=5, criteria=()
    )
    save_draft(question=question, place=None, draft=draft, author=author, loaded=latest.marker)
