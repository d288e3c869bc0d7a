"""/roles/: what anybody may practise, and one's own."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import QuestionVersion, Role
from tests.builders import build_question, build_role
from tests.statements import counted

pytestmark = pytest.mark.django_db


def text_of(client: Client) -> str:
    return " ".join(client.get("/roles/").content.decode().split())


def test_anybody_sees_published_roles_with_what_they_hold(client: Client) -> None:
    role = build_role(areas=2, title="Tide Table Engineer", slug="tides")
    for area in role.areas.all():
        build_question(area)

    page = text_of(client)

    assert '<h3><a href="/roles/tides/">Tide Table Engineer</a></h3>' in page
    assert "2 areas · Junior, Mid, Senior, Lead · 2 questions, 2 of them reviewed by people" in page


def test_a_role_whose_questions_are_all_drafts_says_so(client: Client) -> None:
    build_question(build_role(areas=1).areas.get())
    QuestionVersion.objects.update(is_reviewed=False)

    assert "1 area · Junior, Mid, Senior, Lead · 1 question, all drafted from the brief" in text_of(client)


def test_private_roles_are_listed_for_their_owner_alone(
    owner_client: Client, stranger_client: Client, author_client: Client, client: Client, owner: User
) -> None:
    build_role(owner=owner, visibility=Role.Visibility.PRIVATE, title="Gauge Keeper")

    pages = [text_of(it) for it in (owner_client, stranger_client, author_client, client)]

    assert ["Gauge Keeper" in page for page in pages] == [True, False, False, False]


def test_without_a_role_it_says_what_to_do(client: Client, db: None) -> None:
    page = text_of(client)

    assert "No role is published yet" in page
    assert '<a class="button primary" href="/roles/new/">Paste a job brief</a>' in page


@pytest.mark.parametrize("count", [1, 3])
def test_its_statements_do_not_grow(owner_client: Client, owner: User, count: int) -> None:
    for number in range(count):
        build_question(build_role(areas=1, slug=f"role-{number}").areas.get())
        build_role(owner=owner, visibility=Role.Visibility.PRIVATE)

    with counted() as executed:
        owner_client.get("/roles/")

    assert executed.count == 6, executed


def test_it_is_only_read(client: Client, db: None) -> None:
    assert client.post("/roles/").status_code == 405
