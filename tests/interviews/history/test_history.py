"""The history: own interviews only, each row with what it came to, in five statements."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.models import Interview
from interviews.models.interview import State
from interviews.sharing.services import create_share
from tests.access.visit import from_htmx
from tests.interviews.history.pages import DAY, HISTORY, html, page, titles
from tests.support.builders import build_interview, build_role
from tests.support.factories import NOON
from tests.support.graded import build_answered, build_graded
from tests.support.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")


def test_the_newest_interview_stands_first(owner_client: Client, three: list[Interview]) -> None:
    assert titles(owner_client) == ["Harbour lead", "Gauge engineer", "Tide clerk"]


def test_a_row_says_what_the_interview_came_to(owner_client: Client, three: list[Interview]) -> None:
    row = page(owner_client).rows[1]

    assert (row.interview.level_name, row.interview.rank_reached, row.levels) == ("Senior", 3, 4)
    assert row.time_used == 45 * MINUTE
    assert "Area 0, Area 1" in html(owner_client)


def test_months_part_the_rows(owner_client: Client, three: list[Interview]) -> None:
    shown = html(owner_client)

    assert [shown.count(month) for month in ("September 2026", "August 2026")] == [1, 1]


def test_row_month_and_filter_go_by_the_day_it_was_planned(owner_client: Client, owner: User) -> None:
    build_graded(owner, ranks=(2,), created_at=NOON - 40 * DAY, started_at=NOON)

    shown = html(owner_client, until="2026-08-31")

    assert [text in shown for text in ("August 2026", "12 Aug, ", "21 Sep")] == [True, True, False]


def test_a_row_that_waits_has_the_button(owner_client: Client, three: list[Interview]) -> None:
    shown = html(owner_client)

    assert (shown.count('class="waiting"'), shown.count(">Grade<")) == (1, 1)


def test_an_overdue_interview_waits_too(owner_client: Client, owner: User) -> None:
    build_interview(owner, state=State.RUNNING, started_at=NOON - DAY)

    row = page(owner_client).rows[0]

    assert (row.is_waiting, row.time_used) == (True, 45 * MINUTE)


def test_planned_and_running_interviews_are_listed_as_such(owner_client: Client, owner: User) -> None:
    build_interview(owner, state=State.PLANNED)
    build_interview(owner, state=State.RUNNING)

    assert [row.state for row in page(owner_client).rows] == ["running", "planned"]


def test_a_shared_interview_says_so(owner_client: Client, three: list[Interview]) -> None:
    create_share(interview=three[1], days=3)

    assert [row.is_shared for row in page(owner_client).rows] == [False, True, False]


def test_an_empty_history_teaches(owner_client: Client) -> None:
    shown = html(owner_client)

    assert "Your interviews will be listed here" in shown
    assert reverse("interviews:set_up") in shown


def test_nobody_else_s_interviews_are_listed(
    stranger_client: Client, stranger: User, three: list[Interview]
) -> None:
    build_answered(stranger, turns=1, title="Mine")

    response = stranger_client.get(HISTORY)

    assert titles(stranger_client) == ["Mine"]
    assert [title in response.content.decode() for title in ("Tide clerk", "Gauge engineer")] == [
        False,
        False,
    ]


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(HISTORY)["Location"].startswith(reverse("account_login"))


def test_the_list_takes_no_post(owner_client: Client) -> None:
    assert owner_client.post(HISTORY).status_code == 405


@pytest.mark.parametrize(
    "filters", [{}, {"role": "Harbour pilot", "area": "Area 0", "level": "Mid", "since": "2020-01-01"}]
)
@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize("headers", [{}, from_htmx("results")], ids=["page", "part"])
def test_the_list_takes_five_statements(
    owner_client: Client, owner: User, item_count: int, filters: dict[str, str], headers: dict[str, str]
) -> None:
    role = build_role(title="Harbour pilot")
    for _ in range(item_count):
        build_graded(owner, role=role, ranks=(2,))

    with counted() as statements:
        response: Any = owner_client.get(HISTORY, filters, headers=headers)

    assert len(response.context["page"].rows) == item_count
    assert statements.count == 5, statements
