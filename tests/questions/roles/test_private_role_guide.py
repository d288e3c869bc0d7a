"""/roles/mine/<id>/: the guide of a role that its owner alone may see."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import Role
from tests.support.builders import build_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def role(owner: User) -> Role:
    return build_role(owner=owner, visibility=Role.Visibility.PRIVATE, title="Gauge Keeper")


def test_the_owner_reads_it_and_may_delete_it(owner_client: Client, role: Role) -> None:
    page = owner_client.get(role.get_absolute_url()).content.decode()

    assert "Private: only you see it" in page
    assert f"/roles/{role.public_id}/delete/" in page
    assert "Publish this role" not in page


def test_an_owner_who_is_an_author_may_publish_it(author_client: Client, author: User) -> None:
    role = build_role(owner=author, visibility=Role.Visibility.PRIVATE)

    assert "Publish this role" in author_client.get(role.get_absolute_url()).content.decode()


def test_authors_read_private_roles_of_the_site_but_not_of_people(author_client: Client, role: Role) -> None:
    of_the_site = build_role(visibility=Role.Visibility.PRIVATE)

    assert author_client.get(of_the_site.get_absolute_url()).status_code == 200
    assert author_client.get(role.get_absolute_url()).status_code == 404


def test_a_published_role_is_shown_at_its_public_address(owner_client: Client, role: Role) -> None:
    private = role.get_absolute_url()
    Role.objects.filter(pk=role.pk).update(visibility=Role.Visibility.PUBLISHED)

    assert owner_client.get(private).headers["Location"] == f"/roles/{role.slug}/"


def test_a_stranger_gets_not_found(stranger_client: Client, role: Role) -> None:
    assert stranger_client.get(role.get_absolute_url()).status_code == 404


def test_it_needs_an_account(client: Client, role: Role) -> None:
    address = role.get_absolute_url()

    assert client.get(address).headers["Location"] == f"/accounts/login/?next={address}"


def test_it_is_only_read(owner_client: Client, role: Role) -> None:
    assert owner_client.post(role.get_absolute_url()).status_code == 405
