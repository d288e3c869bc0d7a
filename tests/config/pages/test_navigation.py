from __future__ import annotations

import pytest
from django.test import Client

from config.pages.navigation import links_of_a_person, public_links


def labels(links: list[object]) -> list[str]:
    return [link.label for link in links]


def test_only_an_author_is_shown_the_workshop() -> None:
    everybody = labels(links_of_a_person("/", is_author=False))
    author = labels(links_of_a_person("/", is_author=True))

    assert [label for label in author if label not in everybody] == ["Workshop"]


@pytest.mark.parametrize(
    ("path", "current"), [("/", "page"), ("/interviews/new/", "true"), ("/account/", "")]
)
def test_the_desk_is_marked_on_its_own_pages(path: str, current: str) -> None:
    desk = links_of_a_person(path, is_author=False)[0]

    assert (desk.label, desk.current) == ("Desk", current)


def test_how_grading_works_is_explained_on_the_landing_page(client: Client, db: None) -> None:
    link = public_links("/")[-1]

    page = client.get("/").content.decode()

    assert link.href == "/#how-grading-works"
    assert 'id="how-grading-works"' in page


@pytest.mark.django_db
def test_the_header_shows_the_name_of_who_is_signed_in(owner_client: Client) -> None:
    assert "Dana K.</a>" in owner_client.get("/").content.decode()


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", "Desk"),
        ("/interviews/new/", "Desk"),
        ("/roles/", "Roles"),
        ("/roles/new/", "Roles"),
        ("/questions/", "Roles"),
        ("/history/", "History"),
        ("/interviews/0d1f/", "History"),
        ("/author/roles/0d1f/", "Workshop"),
    ],
)
def test_one_section_is_marked_on_each_page(path: str, label: str) -> None:
    links = links_of_a_person(path, is_author=True)

    assert [link.label for link in links if link.current] == [label]
