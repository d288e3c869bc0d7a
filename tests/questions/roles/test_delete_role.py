"""/roles/<id>/delete/: a private role is deleted with its brief; an interview keeps its questions."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from interviews.models import Interview
from questions.models import BriefSource, Question, Role
from tests.questions.briefs import imported_role
from tests.support.builders import build_role
from tests.support.graded import build_graded

pytestmark = pytest.mark.django_db


def address(role: Role) -> str:
    return f"/roles/{role.public_id}/delete/"


def test_it_asks_first(owner_client: Client, owner: User) -> None:
    role = imported_role(owner)

    page = owner_client.get(address(role)).content.decode()

    assert "<h1>Delete Harbour Traffic Planner?</h1>" in page
    assert Role.objects.count() == 1


def test_the_role_goes_with_its_brief_and_questions(owner_client: Client, owner: User) -> None:
    role = imported_role(owner)

    response = owner_client.post(address(role), follow=True)

    assert "Harbour Traffic Planner and its brief are deleted." in response.content.decode()
    assert [model.objects.count() for model in (Role, BriefSource, Question)] == [0, 0, 0]


def test_the_text_can_be_brought_again(owner_client: Client, owner: User) -> None:
    owner_client.post(address(imported_role(owner)))

    assert imported_role(owner).questions.count() == 72


@pytest.fixture
def practised(owner: User) -> Interview:
    """A graded interview of two questions in a private role that has 72 others."""
    return build_graded(owner, ranks=(2, 3), role=imported_role(owner), title="Planner")


def test_a_practised_role_leaves_only_what_its_interviews_asked(
    owner_client: Client, practised: Interview
) -> None:
    asked = [turn.asked_version.headline for turn in practised.turns.all()]

    owner_client.post(address(practised.role))
    report, answers = (
        owner_client.get(f"{practised.get_absolute_url()}{page}").content.decode()
        for page in ("", "answers/")
    )

    assert "Planner" in report
    assert [headline for headline in asked if headline not in answers] == []
    assert (Question.objects.count(), BriefSource.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    "where",
    [
        "roles/mine/{}/",
        "roles/{}/sentences/",
        "roles/{}/delete/",
        "author/roles/{}/",
        "interviews/new/?role={}",
    ],
)
def test_nobody_finds_a_role_again_that_was_deleted(
    owner_client: Client, author_client: Client, practised: Interview, where: str
) -> None:
    path = f"/{where.format(practised.role.public_id)}"
    before = owner_client.get(path).status_code
    owner_client.post(address(practised.role))

    after = [client.get(path).status_code for client in (owner_client, author_client)]

    assert (before, after) == (200, [404, 404])


def test_a_role_that_was_deleted_is_on_no_list(owner_client: Client, practised: Interview) -> None:
    owner_client.post(address(practised.role))
    owner_client.get("/")  # where the message about it is read

    pages = [owner_client.get(path).content.decode() for path in ("/roles/", "/author/", "/questions/")]

    assert [page for page in pages if "Harbour Traffic Planner" in page] == []


def test_the_role_that_was_hidden_goes_with_its_last_interview(
    owner_client: Client, practised: Interview
) -> None:
    owner_client.post(address(practised.role))

    owner_client.post(f"{practised.get_absolute_url()}delete/")

    assert [model.objects.count() for model in (Interview, Role, Question)] == [0, 0, 0]


def test_a_published_role_has_no_such_page(author_client: Client, author: User) -> None:
    role = build_role(owner=author)

    assert author_client.post(address(role)).status_code == 404


def test_a_stranger_gets_not_found(stranger_client: Client, author_client: Client, owner: User) -> None:
    role = imported_role(owner)

    assert stranger_client.post(address(role)).status_code == 404
    assert author_client.post(address(role)).status_code == 404
    assert Role.objects.count() == 1


def test_it_needs_an_account(client: Client, owner: User) -> None:
    response = client.post(address(imported_role(owner)))

    assert response.headers["Location"].startswith("/accounts/login/")
    assert Role.objects.count() == 1


def test_other_verbs_are_refused(owner_client: Client, owner: User) -> None:
    assert owner_client.delete(address(imported_role(owner))).status_code == 405
