"""/roles/<id>/publish/: an author opens a role to everybody."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import Question, Role
from tests.questions.workshop.forms import edit_path
from tests.support.builders import build_question, build_role

pytestmark = pytest.mark.django_db


def private_role(owner: User | None, **fields: str) -> Role:
    role = build_role(areas=1, owner=owner, visibility=Role.Visibility.PRIVATE, **fields)
    version = build_question(role.areas.get()).current_version
    assert version is not None
    version.published_at = None
    version.save()
    return role


def publish(client: Client, role: Role) -> str:
    response = client.post(f"/roles/{role.public_id}/publish/", follow=True)
    return response.content.decode() if response.status_code == 200 else str(response.status_code)


def test_an_author_publishes_the_role_and_freezes_its_questions(author_client: Client, author: User) -> None:
    role = private_role(author, title="Gauge Keeper", slug="gauge-keeper")

    page = publish(author_client, role)

    assert "Gauge Keeper is published: anybody can read its guide and practise it." in page
    assert Role.objects.published().get() == role
    assert Question.objects.published().filter(current_version__published_at=None).count() == 0


def test_what_was_retired_is_not_published_by_being_brought_back(author_client: Client, author: User) -> None:
    role = private_role(author)
    question = role.questions.get()
    author_client.post(f"{edit_path(question)}retire/")
    publish(author_client, role)

    page = author_client.post(f"{edit_path(question)}bring-back/", follow=True).content.decode()
    question.refresh_from_db()

    assert "It will be asked once you publish it." in page
    assert (question.is_retired, question.current_version) == (False, None)


def test_a_taken_address_gets_a_number(author_client: Client, author: User) -> None:
    build_role(slug="gauge-keeper")
    role = private_role(author, slug="gauge-keeper")

    publish(author_client, role)

    role.refresh_from_db()
    assert role.slug == "gauge-keeper-2"


def test_a_taken_address_of_full_length_gets_a_number_each_time(author_client: Client, author: User) -> None:
    roles = [private_role(author, slug="g" * 80) for _ in range(3)]

    for role in roles:
        publish(author_client, role)

    assert set(Role.objects.published().values_list("slug", flat=True)) == {
        "g" * 80,
        "g" * 78 + "-2",
        "g" * 78 + "-3",
    }


def test_a_role_never_takes_the_address_of_a_page(author_client: Client, author: User) -> None:
    role = private_role(author, title="New", slug="new")

    page = publish(author_client, role)

    role.refresh_from_db()
    assert (role.slug, "<h1>New</h1>" in page) == ("new-2", True)


def test_an_owner_who_is_no_author_is_refused_in_a_sentence(owner_client: Client, owner: User) -> None:
    role = private_role(owner)

    page = publish(owner_client, role)

    role.refresh_from_db()
    assert "may not publish roles yet" in page
    assert role.is_published is False


def test_publishing_twice_changes_nothing(author_client: Client, author: User) -> None:
    role = private_role(author)
    publish(author_client, role)
    before = list(Question.objects.values())

    publish(author_client, role)

    assert list(Question.objects.values()) == before
    assert Role.objects.published().count() == 1


def test_a_stranger_gets_not_found(stranger_client: Client, author_client: Client, owner: User) -> None:
    role = private_role(owner)

    assert [publish(stranger_client, role), publish(author_client, role)] == ["404", "404"]


def test_it_needs_an_account(client: Client, owner: User) -> None:
    response = client.post(f"/roles/{private_role(owner).public_id}/publish/")

    assert response.headers["Location"].startswith("/accounts/login/")


def test_a_link_does_not_publish(author_client: Client, author: User) -> None:
    assert author_client.get(f"/roles/{private_role(author).public_id}/publish/").status_code == 405
