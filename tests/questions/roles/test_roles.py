"""/roles/: what anybody may practise, and one's own."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import PayBand, QuestionVersion, Role
from tests.support.builders import build_question, build_role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


def text_of(client: Client) -> str:
    return " ".join(client.get("/roles/").content.decode().split())


def test_anybody_sees_published_roles_with_what_they_hold(client: Client) -> None:
    role = build_role(areas=2, title="Tide Table Engineer", slug="tides")
    for area in role.areas.all():
        build_question(area)

    page = text_of(client)

    assert '<h3><a href="/roles/tides/">Tide Table Engineer</a></h3>' in page
    assert '<span class="chip">2 areas</span>' in page
    assert "</svg> Junior to Lead</span>" in page
    assert "2 questions, 2 of them reviewed by people" in page


def test_a_role_whose_questions_are_all_drafts_says_so(client: Client) -> None:
    build_question(build_role(areas=1).areas.get())
    QuestionVersion.objects.update(is_reviewed=False)

    assert "1 question, all drafted from the brief" in text_of(client)


def test_pay_runs_from_the_lowest_figure_to_the_highest(client: Client) -> None:
    role = build_role(areas=1)
    for position, (low, high, is_open) in enumerate([(31_000, 38_000, False), (67_000, 90_000, True)]):
        PayBand.objects.create(
            role=role, position=position, low=low, high=high, currency="GBP", open_ended=is_open
        )

    assert '<span class="chip">£31K–£90K+</span>' in text_of(client)


def test_pay_in_several_currencies_is_left_to_the_guide(client: Client) -> None:
    role = build_role(areas=1)
    for position, currency in enumerate(["GBP", "EUR"]):
        PayBand.objects.create(role=role, position=position, low=1000, high=2000, currency=currency)

    assert "£" not in text_of(client)


def test_the_landing_page_starts_with_a_role(client: Client) -> None:
    build_role(areas=1, title="Tide Table Engineer", slug="tides")

    page = " ".join(client.get("/").content.decode().split())

    assert "Start with a role" in page
    assert '<a href="/roles/tides/">Tide Table Engineer</a>' in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_landing_page_has_few_statements(client: Client, count: int) -> None:
    for number in range(count):
        build_role(areas=1, slug=f"role-{number}")

    with counted() as executed:
        client.get("/")

    assert executed.count == 3, executed


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

    assert executed.count == 8, executed


def test_it_is_only_read(client: Client, db: None) -> None:
    assert client.post("/roles/").status_code == 405
