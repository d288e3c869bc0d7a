"""The rule that lets a text be written, in Python and in SQL: both agree for every state."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from accounts.models import User
from database.units import MINUTE
from interviews.errors import NotRunning, NotWritable, Paused, SeatTaken, TooLate, TurnIsOver
from interviews.models import Answer, Interview
from interviews.models.interview import State
from interviews.rules.deadline import GRACE, Verdict
from interviews.saving import guard
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import SEAT, Clock

pytestmark = pytest.mark.django_db

DEADLINE = NOON + 45 * MINUTE
MOMENTS = (NOON, DEADLINE, DEADLINE + 1, DEADLINE + GRACE, DEADLINE + GRACE + 1)
SEATS = (SEAT, uuid.UUID(int=99), None)
TURN, REVISION = 2, 7


def rows() -> Iterator[dict[str, Any]]:
    """The columns of an interview in every state, mode, pause and seat that the database can hold."""
    bell = {"deadline_at": DEADLINE, "closes_at": DEADLINE + GRACE, "paused_at": None}
    for state, held in product(State, SEATS[:2]):
        common = {"state": state, "seat": held, "current_turn": TURN}
        common |= {"started_at": NOON, "closed_at": DEADLINE if state in {"grading", "graded"} else None}
        yield {**common, **bell, "mode": Interview.Mode.MOCK}
        for paused_at in (None, NOON + 1):
            practice = {"mode": Interview.Mode.PRACTICE, "deadline_at": None, "closes_at": None}
            yield {**common, **practice, "paused_at": paused_at}


@pytest.fixture
def answer(owner: User) -> Answer:
    interview = build_interview(owner, state=State.RUNNING, seat=SEAT)
    box = Answer.objects.get(turn__interview=interview, turn__position=TURN, position=0)
    Answer.objects.filter(pk=box.pk).update(revision=REVISION)
    return box


def test_the_rule_and_its_twin_in_sql_agree(answer: Answer, owner: User, set_clock: Clock) -> None:
    public_id = answer.turn.interview.public_id
    writable, disagreements = 0, []
    for row in rows():
        Interview.objects.filter(public_id=public_id).update(**row)
        interview = Interview.objects.get(public_id=public_id)
        for now, seat, revision, turn in product(MOMENTS, SEATS, (REVISION - 1, REVISION), (TURN, TURN + 1)):
            set_clock(now)
            at = guard.BoxAddress(interview=public_id, turn=turn, box=0)
            rests = revision == (REVISION if turn == TURN else 0)
            refusal = guard.why_not(interview, turn=turn, seat=seat, now=now)
            by_rule = refusal is None and interview.verdict(now) is Verdict.IN_TIME and rests
            by_sql = guard.writable_box(owner=owner.pk, seat=seat, at=at, revision=revision).exists()
            writable += by_sql
            if by_rule != by_sql:
                disagreements.append((row, now - NOON, seat, revision, turn, by_rule, by_sql))

    assert disagreements == []
    assert writable == 14


@pytest.mark.parametrize(
    ("changes", "asked", "refusal"),
    [
        ({}, {}, None),
        ({}, {"now": DEADLINE + GRACE}, None),
        ({"state": State.GRADED}, {}, NotRunning),
        ({}, {"now": DEADLINE + GRACE + 1}, TooLate),
        ({}, {"seat": uuid.UUID(int=99)}, SeatTaken),
        ({}, {"turn": 1}, TurnIsOver),
        ({"paused_at": NOON}, {}, Paused),
        ({"paused_at": NOON, "seat": None}, {"turn": 1}, SeatTaken),
    ],
)
def test_each_reason_is_named_the_weightiest_first(
    changes: dict[str, Any], asked: dict[str, Any], refusal: type[NotWritable] | None
) -> None:
    bell = {"deadline_at": DEADLINE, "closes_at": DEADLINE + GRACE}
    row = {"state": State.RUNNING, "seat": SEAT, "current_turn": TURN, **bell, **changes}
    found = guard.why_not(Interview(**row), **{"turn": TURN, "seat": SEAT, "now": NOON, **asked})

    assert type(found) is (refusal or type(None))
