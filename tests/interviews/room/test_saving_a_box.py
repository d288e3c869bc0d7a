"""The save of a box, as the page's script sends it: taken, refused with a sentence, counted."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from database.units import MINUTE, SECOND
from interviews.models import Answer, Interview
from interviews.models.interview import State
from interviews.rules.deadline import GRACE
from tests.interviews.room.requests import main_text, url
from tests.support.factories import NOON
from tests.support.running import SEAT, Clock
from tests.support.statements import counted


def test_a_save_takes_four_statements_and_a_short_reply(seated: Client, running: Interview) -> None:
    save = {"operation": uuid.uuid4(), "revision": 0, "text": "x" * 2000}

    with counted() as statements:
        response = seated.post(url(running, "save_box", turn=1, box=0), save)

    assert statements.count == 4, statements
    assert len(response.content) <= 300


@pytest.mark.parametrize(
    ("case", "status", "expected"),
    [("repeat", 200, 5), ("stale", 409, 7), ("late", 200, 7), ("too late", 410, 12)],
)
def test_a_save_that_is_not_simply_applied_takes_more_statements(
    seated: Client, running: Interview, set_clock: Clock, case: str, status: int, expected: int
) -> None:
    """The reason is looked up only where the guarded UPDATE matched nothing."""
    address = url(running, "save_box", turn=1, box=0)
    first = {"operation": uuid.uuid4(), "revision": 0, "text": "typed"}
    seated.post(address, first)
    set_clock(NOON + {"late": 45 * MINUTE + SECOND, "too late": 45 * MINUTE + GRACE + 1}.get(case, 0))
    sent = {
        "repeat": first,
        "stale": {"operation": uuid.uuid4(), "revision": 0, "text": "from another window"},
    }.get(case, {"operation": uuid.uuid4(), "revision": 1, "text": "last words"})

    with counted() as statements:
        response = seated.post(address, sent)

    assert (response.status_code, statements.count) == (status, expected), statements


def test_a_save_is_acknowledged_in_json(seated: Client, running: Interview) -> None:
    operation = uuid.uuid4()

    response = seated.post(
        url(running, "save_box", turn=1, box=0), {"operation": operation, "revision": 0, "text": "typed"}
    )

    assert response.json() == {
        "op": str(operation),
        "revision": 1,
        "saved_at": NOON,
        "remaining": 45 * MINUTE,
        "late_by": 0,
    }
    assert main_text(running) == "typed"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "a\x00b"}, "Null characters are not allowed."),
        ({"text": "x" * 100_001}, "An answer has at most 100,000 characters; this has 100,001."),
        ({"operation": "not-an-id"}, "Enter a valid UUID."),
        ({"revision": "-1"}, "Ensure this value is greater than or equal to 0."),
    ],
)
def test_a_bad_save_is_refused_with_a_sentence(
    seated: Client, running: Interview, fields: dict[str, str], sentence: str
) -> None:
    save = {"operation": uuid.uuid4(), "revision": 0, "text": "fine", **fields}

    response = seated.post(url(running, "save_box", turn=1, box=0), save)

    assert (response.status_code, response.json()["message"]) == (400, sentence)
    assert main_text(running) == ""


def test_a_stale_save_answers_409_with_the_other_text(seated: Client, running: Interview) -> None:
    address = url(running, "save_box", turn=1, box=0)
    seated.post(address, {"operation": uuid.uuid4(), "revision": 0, "text": "newer"})

    response = seated.post(address, {"operation": uuid.uuid4(), "revision": 0, "text": "older"})

    body = response.json()
    assert (response.status_code, body["error"], body["text"], body["revision"]) == (409, "stale", "newer", 1)


def test_a_save_after_the_grace_answers_410(seated: Client, running: Interview, set_clock: Clock) -> None:
    set_clock(NOON + 45 * MINUTE + GRACE + 1)

    response = seated.post(
        url(running, "save_box", turn=1, box=0), {"operation": uuid.uuid4(), "revision": 0, "text": "late"}
    )

    assert (response.status_code, response.json()["error"]) == (410, "closed")


def test_forged_fields_of_a_save_change_nothing_else(seated: Client, running: Interview) -> None:
    forged = {"deadline_at": NOON * 2, "state": "graded", "seat": uuid.uuid4(), "saved_at": 1, "late_by": 9}

    seated.post(
        url(running, "save_box", turn=1, box=0),
        {"operation": uuid.uuid4(), "revision": 0, "text": "typed", **forged},
    )

    running.refresh_from_db()
    answer = Answer.objects.get(turn__interview=running, turn__position=1, position=0)
    assert (running.deadline_at, running.state, running.seat) == (NOON + 45 * MINUTE, State.RUNNING, SEAT)
    assert (answer.saved_at, answer.late_by) == (NOON, 0)
