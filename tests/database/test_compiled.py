"""Prepared queries: the same rows as the queryset, compiled once or not, for every thread and every clock."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from pytest_django import Settings

from accounts.models import User
from database.compiled import prepared
from database.returning import Update, prepared_update
from interviews.models import Interview
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import Clock
from tests.support.statements import counted


@prepared
def own_interview(*, owner: int, public_id: uuid.UUID, minutes: int) -> QuerySet[Interview]:
    own = Interview.objects.as_of_now().select_related("bar")
    return own.filter(owner=owner, public_id=public_id, minutes__lte=minutes)


@prepared
def in_seat(*, seat: uuid.UUID | None, title: str) -> QuerySet[Interview]:
    return Interview.objects.filter(seat=seat, title=title)


@prepared
def in_order(column: str, /, *, owner: int) -> QuerySet[Interview, tuple[Any, ...]]:
    return Interview.objects.filter(owner=owner).order_by(column).values_list("title", named=True)


@prepared
def none_of_all(*, owner: int) -> QuerySet[Interview]:
    return Interview.objects.filter(owner=owner, pk__in=[])


@prepared_update
def retitle(*, owner: int, title: str, seat: uuid.UUID | None) -> Update[tuple[int, str]]:
    return Update(
        Interview.objects.filter(owner=owner), {"title": title, "seat": seat}, (F("id"), F("title"))
    )


@prepared_update
def retitle_none(*, title: str) -> Update[tuple[int]]:
    return Update(Interview.objects.filter(pk__in=[]), {"title": title}, (F("id"),))


@pytest.fixture(autouse=True, params=[True, False], ids=["compiled", "uncompiled"])
def _each_way(request: pytest.FixtureRequest, settings: Settings) -> None:
    settings.COMPILE_QUERIES = request.param


@pytest.fixture
def interview(owner: User) -> Interview:
    return build_interview(owner, turns=1)


def found(interview: Interview, *, minutes: int = 45) -> list[Interview]:
    return own_interview(owner=interview.owner_id, public_id=interview.public_id, minutes=minutes)


def test_it_finds_what_the_queryset_would(interview: Interview, owner: User) -> None:
    build_interview(owner, turns=1)

    with counted() as statements:
        (row,) = found(interview)
        assert (row, row.bar.name, row.state_now) == (interview, "Senior", "planned")

    assert statements.count == 1


def test_values_change_from_run_to_run(interview: Interview, stranger: User) -> None:
    nobody_s = own_interview(owner=stranger.pk, public_id=interview.public_id, minutes=45)

    assert (found(interview), nobody_s, found(interview, minutes=44)) == ([interview], [], [])


def test_it_is_compiled_once(
    interview: Interview, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.COMPILE_QUERIES = True
    found(interview)
    monkeypatch.delattr(SQLCompiler, "as_sql")

    assert found(interview) == [interview]


def test_a_number_that_no_column_can_hold_finds_nothing(interview: Interview) -> None:
    assert found(interview, minutes=2**63) == []


@pytest.mark.usefixtures("interview")
def test_a_text_that_no_column_can_hold_finds_nothing() -> None:
    assert in_seat(seat=uuid.UUID(int=7), title="Tide\0clerk") == []


def test_nothing_equals_nothing(interview: Interview) -> None:
    Interview.objects.update(seat=uuid.UUID(int=7))
    seated = in_seat(seat=uuid.UUID(int=7), title=interview.title)
    Interview.objects.update(seat=None)

    assert (seated, in_seat(seat=None, title=interview.title)) == ([interview], [])


def test_each_choice_is_a_statement_of_its_own(owner: User) -> None:
    for title in ("Gauge engineer", "Tide clerk"):
        build_interview(owner, turns=1, title=title)

    rising, falling = (in_order(column, owner=owner.pk) for column in ("title", "-title"))

    assert [row.title for row in rising] == ["Gauge engineer", "Tide clerk"]
    assert falling == rising[::-1]


def test_what_can_match_nothing_finds_nothing(interview: Interview) -> None:
    assert none_of_all(owner=interview.owner_id) == []
    assert retitle_none(title="Tide clerk") is None


@pytest.mark.parametrize(
    "build",
    [
        lambda pk: User.objects.filter(pk=pk),
        lambda *, pk=7: User.objects.filter(pk=pk),
        lambda *pks: User.objects.filter(pk__in=pks),
    ],
)
def test_a_function_whose_values_cannot_be_told_is_refused(build: Callable[..., QuerySet[User]]) -> None:
    with pytest.raises(TypeError, match="values keyword-only ones"):
        prepared(build)


def test_it_tells_the_time_of_the_clock_in_force(interview: Interview, set_clock: Clock) -> None:
    moments = []
    for moment in (NOON, NOON + 1):
        set_clock(moment)
        moments.append(found(interview)[0].now)

    assert moments == [NOON, NOON + 1]


def test_an_update_tells_of_the_row_it_changed(interview: Interview) -> None:
    seat = uuid.uuid4()

    told = retitle(owner=interview.owner_id, title="Tide clerk’s “100 %”", seat=seat)

    interview.refresh_from_db()
    assert told == (interview.pk, "Tide clerk’s “100 %”")
    assert (interview.title, interview.seat) == ("Tide clerk’s “100 %”", seat)


def test_an_update_may_write_nothing_into_a_column(interview: Interview) -> None:
    retitle(owner=interview.owner_id, title="Tide clerk", seat=None)

    interview.refresh_from_db()
    assert interview.seat is None


def test_an_update_that_matches_no_row_tells_nothing(interview: Interview, stranger: User) -> None:
    assert retitle(owner=stranger.pk, title="Tide clerk", seat=None) is None
    assert retitle(owner=2**63, title="Tide clerk", seat=None) is None


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection(owner: User) -> None:
    interview = build_interview(owner, turns=1)
    found(interview)

    def elsewhere() -> list[Interview]:
        try:
            return found(interview)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(elsewhere).result() == [interview]
