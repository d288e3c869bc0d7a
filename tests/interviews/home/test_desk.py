from __future__ import annotations

import time

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models.interview import State
from tests.support.builders import build_interview, level
from tests.support.statements import counted

DESK = reverse("home")


def test_an_empty_desk_says_what_to_do_first(owner_client: Client) -> None:
    page = owner_client.get(DESK).content.decode()

    assert "Your first interview" in page
    assert f'href="{reverse("interviews:set_up")}"' in page


def test_the_desk_sorts_interviews_by_what_they_want(owner: User, owner_client: Client) -> None:
    now = int(time.time() * 1000)
    build_interview(owner, state=State.RUNNING, started_at=now, title="Runs")
    build_interview(owner, state=State.GRADING, title="Waits")
    build_interview(owner, title="Kept")
    graded = build_interview(owner, state=State.GRADED, title="Done")
    graded.level_reached = level(graded.role, "Mid")
    graded.save()

    found = owner_client.get(DESK).context["desk"]

    names = [[i.title for i in part] for part in (found.running, found.waiting, found.planned, found.results)]
    assert names == [["Runs"], ["Waits"], ["Kept"], ["Done"]]


def test_what_runs_is_on_the_desk_whatever_was_planned_since(owner: User, owner_client: Client) -> None:
    now = int(time.time() * 1000)
    build_interview(owner, turns=1, state=State.RUNNING, started_at=now, title="Runs")
    build_interview(owner, turns=1, state=State.GRADING, started_at=now, title="Waits")
    for number in range(11):
        build_interview(owner, turns=1, created_at=now + number, title=f"Kept {number}")

    found = owner_client.get(DESK).context["desk"]

    titles = [
        [interview.title for interview in part] for part in (found.running, found.waiting, found.planned)
    ]
    assert titles == [["Runs"], ["Waits"], [f"Kept {number}" for number in range(10, 2, -1)]]


def test_a_mock_past_its_grace_waits_for_grading(owner: User, owner_client: Client) -> None:
    build_interview(owner, state=State.RUNNING, title="Ran out")

    page = owner_client.get(DESK).content.decode()

    assert page.index("Waiting for your grading") < page.index("Ran out")


def test_the_desk_shows_nothing_of_others(owner: User, owner_client: Client, stranger: User) -> None:
    build_interview(stranger, title="Somebody else's")

    assert "Somebody else" not in owner_client.get(DESK).content.decode()


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_desk_takes_four_statements(owner: User, owner_client: Client, item_count: int) -> None:
    for _ in range(item_count):
        build_interview(owner, state=State.GRADED)

    with counted() as statements:
        owner_client.get(DESK)

    assert (statements.count, statements.writes) == (4, 0), statements
