"""/questions/: published questions, filtered by links."""

from __future__ import annotations

import pytest
from django.test import Client

from questions.models import Area, Role
from questions.published.queries import PAGE_SIZE
from tests.access.visit import from_htmx
from tests.support.builders import build_question, build_role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


def ask(area: Area, *headlines: str, at: str = "Senior") -> None:
    for headline in headlines:
        build_question(area, at=at, headline=headline, probes=0)


def shown(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/questions/{query}").context["page"]
    return [question.current_version.headline for question in page.object_list]


@pytest.fixture
def role() -> Role:
    role = build_role(areas=2, slug="tides", title="Tide Table Engineer")
    first, second = role.areas.all()
    ask(second, "Third")
    ask(first, "Second", at="Lead")
    ask(first, "First", at="Junior")
    return role


def test_they_come_by_area_and_level(client: Client, role: Role) -> None:
    assert shown(client) == ["First", "Second", "Third"]


def test_private_roles_and_retired_questions_are_left_out(client: Client, role: Role) -> None:
    ask(build_role(areas=1, visibility=Role.Visibility.PRIVATE).areas.get(), "Hidden")
    role.questions.filter(current_version__headline="Second").update(is_retired=True)

    assert shown(client) == ["First", "Third"]


def test_filters_are_links(client: Client, role: Role) -> None:
    ask(build_role(areas=1, slug="gauges", title="Zebra Keeper").areas.get(), "Fourth")
    second = role.areas.all()[1]

    assert shown(client, "?role=gauges") == ["Fourth"]
    assert shown(client, f"?role=tides&area={second.key}") == ["Third"]
    assert shown(client, "?level=lead") == ["Second"]


def test_a_filter_that_is_not_on_offer_is_ignored(client: Client, role: Role) -> None:
    assert shown(client, "?role=nobody&level=%00&page=nine") == ["First", "Second", "Third"]


def test_no_match_offers_to_clear_the_filters(client: Client, role: Role) -> None:
    page = client.get("/questions/?level=mid").content.decode()

    assert "No question fits" in page
    assert '<a class="button primary" href="?">Clear filters</a>' in page


def test_without_questions_it_says_so(client: Client, db: None) -> None:
    assert "No question is published yet" in client.get("/questions/").content.decode()


def test_pages_keep_the_filters(client: Client) -> None:
    role = build_role(areas=1, slug="tides")
    ask(role.areas.get(), *(f"Question {number:02}" for number in range(PAGE_SIZE + 1)))

    first = client.get("/questions/?role=tides").content.decode()

    assert 'rel="next" href="?role=tides&amp;page=2">Next</a>' in first
    assert len(shown(client, "?role=tides&page=2")) == 1


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("headers", [{}, from_htmx("results")], ids=["page", "part"])
def test_its_statements_do_not_grow(client: Client, count: int, headers: dict[str, str]) -> None:
    ask(build_role(areas=1).areas.get(), *(f"Question {number}" for number in range(count)))

    with counted() as executed:
        client.get("/questions/", headers=headers)

    assert executed.count == 5, executed


def test_it_is_only_read(client: Client, db: None) -> None:
    assert client.post("/questions/").status_code == 405
