"""Fault 20: a text around the bell gets the same verdict, to the millisecond, whichever way it is sent."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.lifecycle import transitions
from interviews.lifecycle.extra_time import extend_deadline
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from interviews.rules.deadline import GRACE
from questions.models import Role
from tests.support.builders import build_interview, build_role
from tests.support.factories import NOON
from tests.support.running import Clock
from tests.support.statements import counted

pytestmark = [pytest.mark.django_db, pytest.mark.fault(20)]

TEXT = "Typed around the bell."
# Lengths in minutes, with the person's extra per cent and the minutes that were granted in mid-session.
SHAPES = list(
    itertools.product((15, 30, 45, 60, 90), ((0, ()), (25, ()), (33, (1, 7)), (50, (10,)), (100, ())))
)


@dataclass(frozen=True)
class Fate:
    """The outcome of a text: the reply, the answer, how late it is, and what was kept apart."""

    reply: int
    text: str
    late_by: int
    refused: tuple[str, ...] = ()
    state: str = State.RUNNING


MOMENTS = {
    -1: Fate(200, TEXT, 0),
    0: Fate(200, TEXT, 0),
    GRACE: Fate(200, TEXT, GRACE),
    GRACE + 1: Fate(410, "", 0, (TEXT,), State.GRADED),
}


@pytest.fixture
def role(author: User) -> Role:
    return build_role(areas=1)


def begin(owner: User, role: Role, author: User, shape: tuple[int, tuple[int, tuple[int, ...]]]) -> Interview:
    """A mock that began at noon, with its extra time."""
    minutes, (percent, granted) = shape
    owner.extra_time_percent = percent
    owner.save(update_fields=["extra_time_percent"])
    interview = build_interview(owner, role=role, turns=1, minutes=minutes)
    Answer.objects.all().delete()  # boxes are made by the start
    interview = transitions.start(interview=interview, seat=uuid.uuid4())
    for more in granted:
        extend_deadline(interview=interview, granted_by=author, minutes=more, reason="A fire alarm.")
    return interview


def bell_of(shape: tuple[int, tuple[int, tuple[int, ...]]]) -> int:
    minutes, (percent, granted) = shape
    return NOON + minutes * MINUTE * (100 + percent) // 100 + sum(granted) * MINUTE


def by_script(client: Client, interview: Interview) -> int:
    names = {"public_id": interview.public_id, "turn": 1, "box": 0}
    body = {"operation": uuid.uuid4(), "revision": 0, "text": TEXT}
    return client.post(reverse("interviews:save_box", kwargs=names), body).status_code


def by_form(client: Client, interview: Interview) -> int:
    """The form answers with a redirect; a refusal is a sentence on the page that follows."""
    body = {"turn": 1, "do": "save", "text-0": TEXT, "revision-0": 0, "operation-0": uuid.uuid4()}
    response: Any = client.post(reverse("interviews:submit_turn", args=[interview.public_id]), body)
    return 410 if "messages" in response.cookies else 200


def fate_of(interview: Interview, reply: int) -> Fate:
    answer = Answer.objects.get(turn__interview=interview, position=0)
    refused = answer.revisions.filter(kind=AnswerRevision.Kind.REFUSED)
    state = Interview.objects.values_list("state", flat=True).get(pk=interview.pk)
    return Fate(reply, answer.text, answer.late_by, tuple(refused.values_list("text", flat=True)), state)


@pytest.mark.parametrize("after_bell", MOMENTS)
@pytest.mark.parametrize("send", [by_script, by_form])
def test_a_text_around_the_bell_meets_its_fate_in_every_length(
    owner: User,
    author: User,
    role: Role,
    set_clock: Clock,
    owner_client: Client,
    send: Callable[[Client, Interview], int],
    after_bell: int,
) -> None:
    fates = {}
    for shape in SHAPES:
        set_clock(NOON)
        interview = begin(owner, role, author, shape)
        owner_client.cookies["seat"] = str(interview.seat)
        set_clock(bell_of(shape) + after_bell)
        fates[shape] = fate_of(interview, send(owner_client, interview))
        interview.delete()

    assert fates == dict.fromkeys(SHAPES, MOMENTS[after_bell])


def test_production_asks_the_databases_own_clock_in_the_save(owner: User, owner_client: Client) -> None:
    """The clock is not replaced here, so by it the interview's bell rang long ago."""
    interview = build_interview(owner, state=State.RUNNING, turns=1, seat=uuid.UUID(int=7))
    owner_client.cookies["seat"] = str(interview.seat)
    now = "julianday('now')" if connection.vendor == "sqlite" else "STATEMENT_TIMESTAMP()"

    with counted() as statements:
        by_script(owner_client, interview)

    update = next(sql for sql in statements.sql if sql.startswith('UPDATE "interviews_answer"'))
    assert update.partition(" WHERE ")[2].count(now) == 1
