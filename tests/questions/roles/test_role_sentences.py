"""/roles/<id>/sentences/: the brief's text with what each part of it became."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import Role
from tests.questions.briefs import brief_text, imported_role
from tests.support.builders import build_role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def role(owner: User) -> Role:
    return imported_role(owner)


def address(role: Role) -> str:
    return f"/roles/{role.public_id}/sentences/"


def test_every_line_of_the_brief_stands_there(owner_client: Client, role: Role) -> None:
    sentences = owner_client.get(address(role)).context["sentences"]

    shown = ["".join(piece.text for piece in line.pieces) for line in sentences.lines]
    assert shown == [line for line in brief_text().split("\n") if line.strip()]


def test_a_sentence_names_the_area_and_level_it_became(owner_client: Client, role: Role) -> None:
    page = owner_client.get(address(role)).content.decode()

    assert "Area: Managing Tidal Windows" in page
    assert "Mid example of Managing Tidal Windows" in page


def test_unused_sentences_are_marked_and_counted(owner_client: Client, role: Role) -> None:
    page = owner_client.get(address(role)).content.decode()

    assert '<mark class="unused">7 sentences</mark> are not used' in page
    assert '<mark class="unused">Night work is paid on top.</mark>' in page
    assert page.count('<tr class="unused">') == 7


def test_its_statements_are_few(owner_client: Client, role: Role) -> None:
    with counted() as executed:
        owner_client.get(address(role))

    assert executed.count == 7, executed


def test_a_role_without_a_brief_has_none(author_client: Client) -> None:
    assert author_client.get(address(build_role())).status_code == 404


def test_a_reader_of_a_published_role_gets_not_found(stranger_client: Client, role: Role) -> None:
    Role.objects.filter(pk=role.pk).update(visibility=Role.Visibility.PUBLISHED)

    assert stranger_client.get(address(role)).status_code == 404


def test_it_needs_an_account(client: Client, role: Role) -> None:
    assert client.get(address(role)).headers["Location"].startswith("/accounts/login/")


def test_it_is_only_read(owner_client: Client, role: Role) -> None:
    assert owner_client.post(address(role)).status_code == 405
