"""The pages around a written question: its versions, one of them, the preview, retiring it."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import Area, Question
from tests.questions.workshop.forms import edit_path, send
from tests.support.builders import build_interview, build_question, build_role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db

READ_PAGES = ("versions/", "versions/1/", "preview/", "retire/")


@pytest.fixture
def question() -> Question:
    return build_question(build_role().areas.all()[0], headline="As it was")


def publish_an_edit(client: Client, question: Question) -> None:
    send(client, edit_path(question), headline="As it is", criteria_0_anchor_mid="Else.", then="publish")


def test_the_list_tells_what_each_version_changed(author_client: Client, question: Question) -> None:
    publish_an_edit(author_client, question)
    send(author_client, edit_path(question), criteria_1_gate="", criteria_3_weight="2")

    rows = author_client.get(edit_path(question) + "versions/").context["rows"]

    assert [(row.version.number, row.structural, row.reworded) for row in rows] == [
        (3, ("“Safety” is no gate any more", "“Communication” weighs 2 instead of 1"), ()),
        (2, (), ("headline", "“Diagnosis”")),
        (1, (), ()),
    ]


def test_the_list_counts_the_interviews_that_keep_a_version(author_client: Client, owner: User) -> None:
    interview = build_interview(owner, turns=1)
    question = interview.turns.get().version.question

    (row,) = author_client.get(edit_path(question) + "versions/").context["rows"]

    assert row.asked == 1


def test_an_old_version_stays_readable_as_it_was(author_client: Client, question: Question) -> None:
    publish_an_edit(author_client, question)

    page = author_client.get(edit_path(question) + "versions/1/").content.decode()

    assert "As it was" in page
    assert "Diagnosis as Mid." in page
    assert "As it is" not in page


def test_a_version_that_does_not_exist_is_404(author_client: Client, question: Question) -> None:
    assert author_client.get(edit_path(question) + "versions/2/").status_code == 404
    assert author_client.get(edit_path(question) + f"versions/{10**30}/").status_code == 404


def test_the_preview_shows_the_draft_without_its_rubric(author_client: Client, question: Question) -> None:
    send(author_client, edit_path(question), headline="As it is")

    page = author_client.get(edit_path(question) + "preview/").content.decode()

    assert "As it is" in page
    assert "Probe 1: and if the neighbour is wrong?" in page
    assert "Diagnosis as Mid." not in page


def test_retiring_takes_a_question_out_of_new_interviews(author_client: Client, question: Question) -> None:
    author_client.post(edit_path(question) + "retire/")

    assert Question.objects.get().is_retired
    assert not Question.objects.askable().exists()


def test_a_retired_question_can_be_brought_back(author_client: Client, question: Question) -> None:
    author_client.post(edit_path(question) + "retire/")

    author_client.post(edit_path(question) + "bring-back/")

    assert Question.objects.askable().get() == question


def test_a_question_that_is_brought_back_stays_out_of_use_with_its_area(
    author_client: Client, question: Question
) -> None:
    Area.objects.filter(pk=question.area_id).update(is_retired=True)
    author_client.post(edit_path(question) + "retire/")

    page = author_client.post(edit_path(question) + "bring-back/", follow=True).content.decode()

    assert "It will be asked once its area is in the role again." in page
    assert not Question.objects.askable().exists()


def test_asking_before_retiring_changes_nothing(author_client: Client, question: Question) -> None:
    author_client.get(edit_path(question) + "retire/")

    assert not Question.objects.get().is_retired


@pytest.mark.parametrize("page", [*READ_PAGES, "bring-back/"])
def test_a_stranger_gets_404(stranger_client: Client, question: Question, page: str) -> None:
    assert stranger_client.get(edit_path(question) + page).status_code in {404, 405}
    assert stranger_client.post(edit_path(question) + page).status_code in {404, 405}
    assert not Question.objects.get().is_retired


@pytest.mark.parametrize("page", READ_PAGES)
def test_somebody_anonymous_is_sent_to_sign_in(client: Client, question: Question, page: str) -> None:
    response = client.get(edit_path(question) + page)

    assert response.url == f"/accounts/login/?next={edit_path(question)}{page}"


@pytest.mark.parametrize("page", ["versions/", "versions/1/", "preview/"])
def test_pages_to_read_refuse_other_verbs(author_client: Client, question: Question, page: str) -> None:
    assert author_client.post(edit_path(question) + page).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_nine_statements(author_client: Client, question: Question, count: int) -> None:
    for number in range(count - 1):
        send(author_client, edit_path(question), headline=f"Edit {number}", then="publish")

    with counted() as statements:
        author_client.get(edit_path(question) + "versions/")

    assert statements.count == 9, str(statements)
