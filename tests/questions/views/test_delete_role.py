"""/roles/<id>/delete/: one's own private role goes with its brief, unless it was practised."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import BriefSource, Question, Role
from tests.builders import build_interview, build_role
from tests.questions.briefs import imported_role

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


def test_a_practised_role_is_kept_and_the_reason_is_told(owner_client: Client, owner: User) -> None:
    role = build_role(owner=owner, visibility=Role.Visibility.PRIVATE, title="Gauge Keeper")
    build_interview(owner, role=role)

    response = owner_client.post(address(role), follow=True)

    assert "Gauge Keeper was practised, and past interviews show its questions" in response.content.decode()
    assert Role.objects.get() == role


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
