"""The filters of the history: what matches, and what is said where nothing does."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from interviews.models import Interview
from tests.interviews.history.pages import HISTORY, html, titles
from tests.support.builders import build_interview, build_role
from tests.support.graded import build_answered, build_graded

pytestmark = pytest.mark.usefixtures("set_clock")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"role": "Harbour pilot"}, ["Gauge engineer", "Tide clerk"]),
        ({"role": "Harbour pilot", "title": "Gauge engineer"}, ["Gauge engineer"]),
        ({"title": "Tide clerk"}, ["Tide clerk"]),
        ({"level": "Senior"}, ["Gauge engineer"]),
        ({"level": "not-yet"}, []),
        ({"bar": "Lead"}, ["Harbour lead"]),
        ({"area": "Area 1"}, ["Gauge engineer"]),
        ({"area": "Area 0", "mode": "mock"}, ["Harbour lead", "Gauge engineer"]),
        ({"mode": "practice"}, ["Tide clerk"]),
        ({"since": "2026-09-01"}, ["Harbour lead", "Gauge engineer"]),
        ({"until": "2026-08-31"}, ["Tide clerk"]),
        ({"since": "2026-09-21", "until": "2026-09-21"}, ["Harbour lead"]),
    ],
)
def test_filters_leave_what_matches(
    owner_client: Client, three: list[Interview], filters: dict[str, str], expected: list[str]
) -> None:
    assert titles(owner_client, **filters) == expected


def test_a_role_that_only_others_interviewed_for_is_no_choice(
    owner_client: Client, stranger: User, three: list[Interview]
) -> None:
    build_interview(stranger, role=build_role(title="Lock keeper"))

    shown = html(owner_client)

    assert [f"{role}</option>" in shown for role in ("Harbour pilot", "Lock keeper")] == [True, False]


@pytest.mark.parametrize("area", ["Area 1", "Gezeiten & “Häfen”"])
def test_an_area_that_was_renamed_is_found_by_the_name_in_the_list(
    owner_client: Client, owner: User, area: str
) -> None:
    role = build_role(areas=2)
    role.areas.filter(position=1).update(name=area)
    build_interview(owner, role=role, turns=2, title="Tide clerk")
    role.areas.filter(position=1).update(name="Currents")

    found = [titles(owner_client, area=name) for name in (area, "Area 0")]

    assert (found, "Currents" in html(owner_client)) == ([["Tide clerk"]] * 2, False)


def test_a_last_day_before_the_first_filters_nothing_and_says_so(
    owner_client: Client, three: list[Interview]
) -> None:
    days = {"since": "2026-11-24", "until": "2026-11-01"}

    assert len(titles(owner_client, **days, mode="")) == len(titles(owner_client, since="2026-11-24"))
    assert "Choose a day that is not before “Planned from”." in html(owner_client, **days)


def test_not_yet_is_a_level_to_filter_by(owner_client: Client, owner: User) -> None:
    build_graded(owner, ranks=(0,), title="Tide clerk")
    build_graded(owner, ranks=(1,), title="Gauge engineer")

    assert titles(owner_client, level="not-yet") == ["Tide clerk"]


def test_days_are_the_person_s_own(owner_client: Client, owner: User) -> None:
    owner.time_zone = "Pacific/Kiritimati"  # fourteen hours ahead: it is already the next day
    owner.save()
    build_answered(owner, turns=1)

    assert [len(titles(owner_client, since=day)) for day in ("2026-09-22", "2026-09-23")] == [1, 0]


@pytest.mark.parametrize(
    "filters",
    [
        {"mode": "duel"},
        {"bar": "Captain"},
        {"since": "yesterday"},
        {"since": "0001-01-01"},
        {"until": "9999-12-31"},
        {"title": "nul\0"},
        {"role": "Nobody's"},
        {"area": "x" * 10_000},
    ],
)
def test_a_filter_that_makes_no_sense_filters_nothing_and_says_so(
    owner_client: Client, three: list[Interview], filters: dict[str, str]
) -> None:
    response = owner_client.get(HISTORY, filters)

    assert len(response.context["page"].rows) == 3
    assert list(response.context["form"].errors) == list(filters)


def test_without_a_match_it_says_which_filter_to_drop(owner_client: Client, three: list[Interview]) -> None:
    shown = html(owner_client, title="Tide clerk", mode="mock", until="2026-12-31")

    assert "No interview matches" in shown
    assert "Without the filter “Job title” or “Mode” something would match." in shown


def test_where_no_single_filter_is_in_the_way_it_says_to_clear_them(
    owner_client: Client, three: list[Interview]
) -> None:
    shown = html(owner_client, title="Tide clerk", mode="mock", level="Senior", bar="Lead")

    assert "No single filter is in the way" in shown
