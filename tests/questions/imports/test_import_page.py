"""/roles/new/: a pasted brief is shown as it was read, then becomes a private role."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import BriefSource, Role
from tests.questions.briefs import brief_text
from tests.support.statements import counted

pytestmark = pytest.mark.django_db

ADDRESS = "/roles/new/"


def test_reading_shows_what_was_found_and_stores_nothing(owner_client: Client) -> None:
    page = owner_client.post(ADDRESS, {"text": brief_text(), "step": "read"}).content.decode()

    assert '<h2 id="found">Harbour Traffic Planner</h2>' in page
    assert "<h3>6 areas</h3>" in page
    assert "Not stored yet" in page
    assert (Role.objects.count(), BriefSource.objects.count()) == (0, 0)


def test_the_text_is_kept_for_the_second_step(owner_client: Client) -> None:
    response = owner_client.post(ADDRESS, {"text": brief_text(), "step": "read"})

    assert response.context["form"]["text"].value() == brief_text()


def test_making_leads_to_the_private_role(owner_client: Client, owner: User) -> None:
    response = owner_client.post(ADDRESS, {"text": brief_text(), "step": "make"})

    role = owner.roles.get()
    assert (response.status_code, response.headers["Location"]) == (302, f"/roles/mine/{role.public_id}/")
    assert (role.is_published, role.questions.count()) == (False, 72)


def test_the_line_ends_of_a_browser_make_the_same_text(owner_client: Client, owner: User) -> None:
    owner_client.post(ADDRESS, {"text": brief_text(), "step": "make"})

    browsers = brief_text().replace("\n", "\r\n")
    response = owner_client.post(ADDRESS, {"text": browsers, "step": "make"}, follow=True)

    assert owner.roles.count() == 1
    assert "You brought this text before" in response.content.decode()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Paste the text of a job brief first."),
        (" \n ", "The brief is empty: looked for text"),
        (
            "Dear team, lunch is at noon.",
            "No responsibility area was found. Areas are looked for",
        ),
        ("Responsibilities \x00", "Null characters are not allowed."),
        ("Responsibilities \x07", "The brief looks like a binary file"),
    ],
    ids=["nothing", "blank", "no area", "nul", "control character"],
)
@pytest.mark.parametrize("step", ["read", "make"])
def test_bad_input_is_shown_again_with_a_sentence(
    owner_client: Client, text: str, sentence: str, step: str
) -> None:
    response = owner_client.post(ADDRESS, {"text": text, "step": step})

    assert (response.status_code, sentence in response.content.decode()) == (200, True)
    assert response.context["form"]["text"].value() == text
    assert BriefSource.objects.count() == 0


def test_making_a_role_takes_a_number_of_statements_that_does_not_depend_on_the_brief(
    owner_client: Client,
) -> None:
    with counted() as executed:
        owner_client.post(ADDRESS, {"text": brief_text(), "step": "make"})

    assert executed.count < 100, executed


def test_it_needs_an_account(client: Client, db: None) -> None:
    assert client.get(ADDRESS).headers["Location"] == f"/accounts/login/?next={ADDRESS}"


def test_other_verbs_are_refused(owner_client: Client) -> None:
    assert owner_client.put(ADDRESS).status_code == 405
