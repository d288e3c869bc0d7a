"""One ZIP with everything of a person, and the page that offers it."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from accounts.models import User
from accounts.my_data import services
from interviews.models import Interview
from interviews.sharing.services import create_share
from questions.models import Question
from tests.access.answers import files_of
from tests.accounts.my_data.exports import ADDRESS, data_of, exported
from tests.questions.briefs import brief_text, imported_role
from tests.support.builders import build_question, build_role
from tests.support.graded import build_graded
from tests.support.statements import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("set_clock")]


def test_the_file_is_a_zip_that_no_cache_keeps(owner_client: Client, graded: Interview) -> None:
    response = owner_client.post(ADDRESS)

    assert response["Content-Type"] == "application/zip"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"].startswith('attachment; filename="rehearse-20')
    assert list(files_of(response)) == [
        "data.json",
        "account.md",
        "interviews/2026-09-21-senior-gauge-engineer.md",
    ]


def test_a_private_role_is_told_with_its_brief_and_its_questions(owner: User, owner_client: Client) -> None:
    role = imported_role(owner)

    files = exported(owner_client)

    [told] = json.loads(files["data.json"])["roles"]
    stored = Question.objects.filter(role=role).count()
    assert (told["title"], told["visibility"], told["brief"]["text"]) == (role.title, "private", brief_text())
    assert [area["name"] for area in told["areas"]] == list(role.areas.values_list("name", flat=True))
    assert len(told["questions"]) == stored > 0
    assert [len(version["rubric"]) > 0 for it in told["questions"] for version in it["versions"]] == [
        True
    ] * stored
    assert "## The brief" in files["roles/harbour-traffic-planner.md"]


def test_what_was_written_in_a_role_of_the_site_is_told_apart(author: User, author_client: Client) -> None:
    site = build_role(areas=1)
    question = build_question(site.areas.get(), headline="The lock is stuck")
    build_question(site.areas.get(), headline="Somebody else wrote this")
    question.versions.update(author=author)

    files = exported(author_client)

    [version] = json.loads(files["data.json"])["versions_in_other_roles"]
    assert (version["role"], version["headline"], len(version["rubric"])) == (
        site.title,
        "The lock is stuck",
        4,
    )
    assert [name for name in files if name.startswith("questions/")] == ["questions/the-lock-is-stuck.md"]


@pytest.mark.parametrize("interviews", [1, 3])
def test_the_number_of_statements_does_not_grow(owner: User, owner_client: Client, interviews: int) -> None:
    imported_role(owner)
    for _ in range(interviews):
        create_share(interview=build_graded(owner), days=7)

    with counted() as statements:
        exported(owner_client)

    assert (statements.count, statements.writes) == (40, 0), str(statements)


def test_a_large_export_waits_on_the_disk(
    owner: User, owner_client: Client, graded: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "IN_MEMORY", 64)

    assert [it["title"] for it in data_of(owner_client)["interviews"]] == ["Senior Gauge Engineer"]


def test_the_page_tells_what_there_is(owner_client: Client, graded: Interview) -> None:
    page = owner_client.get("/account/data/").content.decode()

    assert f'action="{ADDRESS}"' in page
    assert [words for words in ("Interviews: 1", "Gradings: 2", "Settings") if words not in page] == []
    assert "Private roles" not in page


def test_the_settings_lead_there(owner_client: Client) -> None:
    page = owner_client.get("/account/").content.decode()

    assert ('href="/account/data/"' in page, 'href="/account/delete/"' in page) == (True, True)


@pytest.mark.parametrize("path", ["/account/data/", ADDRESS])
def test_a_visitor_signs_in_first(client: Client, path: str) -> None:
    assert client.post(path)["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize(("verb", "path"), [("post", "/account/data/"), ("get", ADDRESS), ("put", ADDRESS)])
def test_another_verb_is_refused(owner_client: Client, verb: str, path: str) -> None:
    assert getattr(owner_client, verb)(path).status_code == 405
