from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import Role
from questions.workshop.page import PAGE_LENGTH
from questions.workshop.services import retire_question
from tests.access.visit import from_htmx
from tests.support.builders import build_question, build_role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


def path(role: Role, query: str = "") -> str:
    return f"/author/roles/{role.public_id}/{query}"


def listed(client: Client, role: Role, query: str = "") -> list[str]:
    return [question.headline for question in client.get(path(role, query)).context["page"]]


def test_the_grid_counts_by_area_and_level(author_client: Client) -> None:
    role = build_role(areas=2)
    first, second = role.areas.all()
    build_question(first, at="Mid")
    build_question(first, at="Mid")
    retire_question(question=build_question(second, at="Lead"))

    bench = author_client.get(path(role)).context["bench"]

    assert [[cell.count for cell in cells] for _, cells in bench.rows] == [[0, 2, 0, 0], [0, 0, 0, 0]]


def test_a_gap_leads_to_a_new_question_in_its_place(author_client: Client) -> None:
    role = build_role(areas=1)

    page = author_client.get(path(role)).content.decode()
    form = author_client.get(path(role, "questions/new/?area=area-0&level=lead")).context["editor"]

    assert f'href="{path(role)}questions/new/?area=area-0&amp;level=lead"' in page
    assert (form.place["area"].value(), form.place["level"].value()) == ("area-0", "lead")


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("?area=area-1", ["Second"]),
        ("?level=junior", ["First"]),
        ("?state=drafted", ["Second"]),
        ("?state=reviewed&kind=design", ["First"]),
        ("?level=lead", []),
        ("?area=of-another-role", ["First", "Second"]),
        ("?page=99", ["First", "Second"]),
    ],
)
def test_filters_narrow_the_list(author_client: Client, query: str, headlines: list[str]) -> None:
    role = build_role(areas=2)
    first, second = role.areas.all()
    build_question(first, at="Junior", headline="First")
    build_question(second, at="Senior", headline="Second", is_reviewed=False)

    assert listed(author_client, role, query) == headlines


def test_no_match_offers_to_clear_the_filters(author_client: Client) -> None:
    role = build_role()
    build_question(role.areas.all()[0])

    page = author_client.get(path(role, "?level=lead")).content.decode()

    assert "No question matches" in page
    assert "Clear filters" in page


def test_the_owner_of_a_private_role_may_work_on_it(owner_client: Client, owner: User) -> None:
    role = build_role(owner=owner, visibility=Role.Visibility.PRIVATE)
    build_question(role.areas.all()[0], headline="Mine")

    assert listed(owner_client, role) == ["Mine"]


def test_the_guide_leads_those_who_may_edit_to_the_workshop(
    author_client: Client, stranger_client: Client
) -> None:
    role = build_role()

    link = f'href="{path(role)}"'

    assert link in author_client.get(role.get_absolute_url()).content.decode()
    assert link not in stranger_client.get(role.get_absolute_url()).content.decode()


def test_a_published_role_is_404_for_who_may_not_write(stranger_client: Client) -> None:
    assert stranger_client.get(path(build_role())).status_code == 404


def test_somebody_anonymous_is_sent_to_sign_in(client: Client) -> None:
    role = build_role()

    assert client.get(path(role)).url == f"/accounts/login/?next={path(role)}"


def test_other_verbs_are_refused(author_client: Client) -> None:
    assert author_client.post(path(build_role())).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("headers", [{}, from_htmx("results")], ids=["page", "part"])
def test_the_list_takes_eight_statements(author_client: Client, count: int, headers: dict[str, str]) -> None:
    role = build_role(areas=count)
    for area in role.areas.all():
        build_question(area)

    with counted() as statements:
        author_client.get(path(role), headers=headers)

    assert statements.count == 8, str(statements)


def test_a_second_page_keeps_the_filters_and_names_each_state(author_client: Client) -> None:
    role = build_role(areas=1)
    for _ in range(PAGE_LENGTH + 1):
        build_question(role.areas.get(), is_reviewed=False)

    page = author_client.get(path(role, "?state=drafted&page=2")).content.decode()

    assert 'href="?state=drafted&amp;page=1#questions"' in page
    assert '<span class="chip warn">Drafted by rule</span>' in page
