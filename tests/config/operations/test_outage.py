"""A database that fails is answered with 503 wherever it fails: no crash, and no acknowledgement."""

from __future__ import annotations

import logging
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connection,
)
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from config.operations.outage import NotAnOutage, is_outage
from interviews.models import Answer, AnswerRevision
from interviews.models.interview import State
from tests.support.builders import build_interview
from tests.support.running import SEAT, Clock

JSON = {"accept": "application/json"}


@contextmanager
def failing(part: str, error: Exception) -> Iterator[None]:
    """Every statement that holds `part` fails with `error`."""

    def execute(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if part in sql:
            raise error
        return run(sql, *rest)

    with connection.execute_wrapper(execute):
        yield


@pytest.fixture
def room(owner: User, owner_client: Client, set_clock: Clock) -> Client:
    """A client in its own running interview, with its addresses; what crashes is answered, not raised."""
    interview = build_interview(owner, state=State.RUNNING, seat=SEAT)
    owner_client.cookies["seat"] = str(SEAT)
    owner_client.raise_request_exception = False
    owner_client.page = interview.get_absolute_url()
    owner_client.box = reverse("interviews:save_box", args=[interview.public_id, 1, 0])
    owner_client.turn = reverse("interviews:submit_turn", args=[interview.public_id])
    return owner_client


def save(client: Client, **headers: Any) -> HttpResponse:
    data = {"operation": str(uuid.uuid4()), "revision": "0", "text": "I read the gauge first."}
    return client.post(client.box, data, **headers)


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("server closed the connection unexpectedly"),
        InternalError("cannot execute UPDATE in a read-only transaction"),
        InterfaceError("connection already closed"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_save_that_the_database_refuses_is_to_be_repeated(room: Client, error: Exception) -> None:
    with failing("UPDATE", error):
        response = save(room, headers=JSON)

    assert (response.status_code, response["Retry-After"]) == (503, "3")
    assert (response.json()["error"], response["Cache-Control"]) == ("unavailable", "no-store")
    assert not AnswerRevision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_save_that_fails_at_its_commit_is_not_acknowledged(
    room: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as full:
        full.setattr(connection, "_commit", fail)
        response = save(room, headers=JSON)
    connected = connection.connection

    assert (response.status_code, connected) == (503, None)
    assert Answer.objects.exclude(text="").count() == 0
    assert save(room).status_code == 200


@pytest.mark.parametrize("table", ["database_session", "accounts_user"])
def test_an_outage_before_the_view_is_no_crash(room: Client, table: str) -> None:
    with failing(table, OperationalError("the server is starting up")):
        answers = [room.get(room.page), save(room), save(room, headers=JSON)]

    assert [answer.status_code for answer in answers] == [503, 503, 503]
    assert answers[2].json()["error"] == "unavailable"


def test_an_outage_while_a_page_is_rendered_is_no_crash(owner: User, owner_client: Client) -> None:
    planned = build_interview(owner)

    with failing('FROM "interviews_turn"', OperationalError("the disk is gone")):
        response = owner_client.get(planned.get_absolute_url())

    assert response.status_code == 503
    assert "Rehearse is not available right now" in response.text


def test_the_page_of_an_outage_asks_the_database_nothing(room: Client) -> None:
    with failing("", OperationalError("nothing works")):
        response = room.get("/roles/")

    assert response.status_code == 503
    assert '<a class="button primary" href="">Try again</a>' in response.text


def test_a_form_that_could_not_be_saved_shows_what_was_typed(room: Client) -> None:
    with failing("", OperationalError("nothing works")):
        response = room.post(room.turn, {"turn": "1", "text-0": "Sluices <first>."})

    assert response.status_code == 503
    assert "Sluices &lt;first&gt;.</textarea>" in response.text


def test_a_mistake_of_ours_stays_a_crash(room: Client) -> None:
    mistake = OperationalError("no such column: nothing")
    mistake.__cause__ = sqlite_error(sqlite3.SQLITE_ERROR)

    with failing("UPDATE", mistake):
        response = save(room)

    assert response.status_code == 500


@pytest.mark.parametrize(
    ("error", "code", "outage"),
    [
        (OperationalError(), sqlite3.SQLITE_FULL, True),
        (OperationalError(), sqlite3.SQLITE_READONLY, True),
        (OperationalError(), sqlite3.SQLITE_IOERR_WRITE, True),
        (OperationalError(), sqlite3.SQLITE_BUSY, True),
        (DatabaseError(), sqlite3.SQLITE_CORRUPT, True),
        (DatabaseError(), sqlite3.SQLITE_NOTADB, True),
        (OperationalError(), sqlite3.SQLITE_ERROR, False),
        (IntegrityError(), sqlite3.SQLITE_CONSTRAINT_UNIQUE, False),
        (ProgrammingError(), None, False),
        (DatabaseError(), None, False),
        (ValueError(), None, False),
        (None, None, False),
    ],
)
def test_what_counts_as_an_outage(error: Exception | None, code: int | None, outage: bool) -> None:
    if error is not None and code is not None:
        error.__cause__ = sqlite_error(code)

    assert is_outage(error) is outage


def test_an_outage_is_one_line_in_the_log_without_row_values(
    room: Client, caplog: pytest.LogCaptureFixture
) -> None:
    error = OperationalError("deadlock detected\nDETAIL: Row (1, I read the gauge first.) was locked.")

    with caplog.at_level(logging.WARNING, logger="config"), failing("UPDATE", error):
        save(room)

    assert [
        record.getMessage() for record in caplog.records if record.name == "config.operations.outage"
    ] == [f"the database failed POST {room.box}: OperationalError: deadlock detected"]


def test_djangos_traceback_of_an_outage_stays_out_of_the_log() -> None:
    def line(error: Exception) -> logging.LogRecord:
        return logging.LogRecord("django.request", 40, "", 0, "crash", None, (type(error), error, None))

    kept = [NotAnOutage().filter(line(error)) for error in (OperationalError("away"), ValueError("a bug"))]

    assert kept == [False, True]


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.Error()
    error.sqlite_errorcode = code
    return error
