"""The history: own interviews only, filtered and a page at a time, in five statements."""

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
from tests.builders import build_interview, build_role
from tests.factories import NOON
from tests.graded import build_answered, build_graded
from tests.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")

HISTORY = "/history/"
DAY = 24 * 60 * MINUTE


def page(client: Client, **filters: str) -> Any:
    response: Any = client.get(HISTORY, filters)
    return response.context["page"]


def titles(client: Client, **filters: str) -> list[str]:
    return [row.interview.title for row in page(client, **filters).rows]


def html(client: Client, **filters: str) -> str:
    return " ".join(client.get(HISTORY, filters).content.decode().split())


@pytest.fixture
def three(owner: User) -> list[Interview]:
    """An old graded practice at Mid, a newer graded mock above the bar, and one that waits."""
    pilot, started_at = build_role(areas=2, title="Harbour pilot"), NOON - 40 * DAY
    return [
        build_graded(
            owner, role=pilot, ranks=(2,), title="Tide clerk", mode="practice", started_at=started_at
        ),
        build_graded(
            owner, role=pilot, ranks=(3, 3), title="Gauge engineer", bar="Mid", started_at=NOON - DAY
        ),
        build_answered(owner, turns=1, title="Harbour lead", bar="Lead"),
    ]


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


def test_an_empty_history_teaches(owner_client: Client) -> None:
    shown = html(owner_client)

    assert "Your interviews will be listed here" in shown
    assert reverse("interviews:set_up") in shown


def test_pages_follow_each_other_without_a_gap(owner_client: Client, owner: User) -> None:
    # Pairs of one moment: the cursor has to tell them apart.
    made = [build_interview(owner, turns=1, created_at=NOON + number // 2) for number in range(27)]

    first = page(owner_client)
    second = page(owner_client, before=first.before)
    third = page(owner_client, before=second.before)

    listed = [row.interview.pk for shown in (first, second, third) for row in shown.rows]
    assert listed == [interview.pk for interview in reversed(made)]
    assert [(shown.first, shown.last, shown.total) for shown in (first, second, third)] == [
        (1, 12, 27),
        (13, 24, 27),
        (25, 27, 27),
    ]
    assert (first.after, third.before) == ("", "")


def test_the_newer_page_is_the_one_before(owner_client: Client, owner: User) -> None:
    for number in range(27):
        build_interview(owner, turns=1, created_at=NOON + number)
    first = page(owner_client)
    second = page(owner_client, before=first.before)
    third = page(owner_client, before=second.before)

    back = page(owner_client, after=third.after)

    assert [row.interview.pk for row in back.rows] == [row.interview.pk for row in second.rows]


def test_older_and_newer_keep_the_filters(owner_client: Client, owner: User) -> None:
    for number in range(13):
        build_interview(owner, turns=1, title="Tide & gauge", created_at=NOON + number)

    assert 'href="?title=Tide+%26+gauge&amp;before=' in html(owner_client, title="Tide & gauge")


@pytest.mark.parametrize("cursor", ["x", "!!", "MQ", "LTEuLTE", "9" * 400, "nul\0", "MTIzNA.", "ÿ"])
def test_a_cursor_that_was_not_made_here_is_no_error(
    owner_client: Client, three: list[Interview], cursor: str
) -> None:
    statuses = {owner_client.get(HISTORY, {name: cursor}).status_code for name in ("before", "after")}

    assert statuses == {200}


@pytest.mark.parametrize("side", ["before", "after"])
def test_where_nothing_is_left_beside_a_cursor_the_first_page_is_shown(
    owner_client: Client, owner: User, side: str
) -> None:
    made = [build_interview(owner, turns=1, created_at=NOON + number) for number in range(27)]
    second = page(owner_client, before=page(owner_client).before)
    cursor = getattr(second, side)
    gone = made[:3] if side == "before" else made[15:]
    Interview.objects.filter(pk__in=[interview.pk for interview in gone]).delete()

    shown = page(owner_client, **{side: cursor})

    kept = [interview.pk for interview in reversed(made) if interview not in gone]
    assert [row.interview.pk for row in shown.rows] == kept[:12]


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
