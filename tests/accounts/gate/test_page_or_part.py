"""htmx gets the part of a page that it asks for, and everybody else the page."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PAGE, PART = "questions/published/questions.html", "questions/published/_list.html"


@pytest.mark.parametrize(
    ("headers", "first"),
    [
        ({}, PAGE),
        ({"HX-Target": "results"}, PAGE),
        ({"HX-Request": "true"}, PAGE),
        ({"HX-Request": "true", "HX-Target": "plan"}, PAGE),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, PAGE),
        ({"HX-Request": "true", "HX-Target": "results"}, PART),
    ],
)
def test_a_part_is_for_htmx_that_names_it(client: Client, headers: dict[str, str], first: str) -> None:
    response = client.get("/questions/", headers=headers)

    assert response.templates[0].name == first
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize(
    ("seen", "is_a_step"),
    [
        ("http://testserver/questions/", True),
        ("http://testserver/questions/?level=mid", False),
        ("http://testserver/questions/?level=mid#results", False),
        ("http://elsewhere.example/questions/?level=mid", True),
    ],
)
def test_the_address_that_is_shown_already_is_no_new_step(client: Client, seen: str, is_a_step: bool) -> None:
    headers = {"HX-Request": "true", "HX-Target": "results", "HX-Current-URL": seen}

    response = client.get("/questions/?level=mid", headers=headers)

    assert response.get("HX-Push-Url") == (None if is_a_step else "false")
