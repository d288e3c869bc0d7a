from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import Role
from tests.questions.workshop.forms import edit_path, send
from tests.support import factories
from tests.support.builders import build_question, build_role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


def test_an_author_sees_the_roles_of_the_site_with_their_counts(author_client: Client) -> None:
    role = build_role()
    area = role.areas.all()[0]
    build_question(area)
    build_question(area, is_reviewed=False)
    edited = build_question(area)
    send(author_client, edit_path(edited), headline="Said anew")

    (listed,) = author_client.get("/author/").context["roles"]

    counts = (listed.question_count, listed.reviewed_count, listed.drafted_count, listed.waiting_count)
    assert (listed, counts) == (role, (3, 2, 1, 1))


def test_everybody_sees_their_own_roles_and_no_others(
    owner_client: Client, owner: User, stranger: User
) -> None:
    build_role(title="Of the site")
    build_role(title="Of a stranger", owner=stranger, visibility=Role.Visibility.PRIVATE)
    build_role(title="My own", owner=owner, visibility=Role.Visibility.PRIVATE)

    page = owner_client.get("/author/").content.decode()

    assert "My own" in page
    assert "Of the site" not in page
    assert "Of a stranger" not in page


def test_without_a_role_the_page_says_how_one_appears(owner_client: Client) -> None:
    assert "No role to write for yet" in owner_client.get("/author/").content.decode()


def test_somebody_anonymous_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/author/").url == "/accounts/login/?next=/author/"


def test_other_verbs_are_refused(author_client: Client) -> None:
    assert author_client.post("/author/").status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_three_statements(author_client: Client, count: int) -> None:
    for _ in range(count):
        build_question(factories.AreaFactory(role=build_role()))

    with counted() as statements:
        author_client.get("/author/")

    assert statements.count == 3, str(statements)
