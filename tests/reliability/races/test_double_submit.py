"""Fault 22: a button that is pressed twice, or by fifty requests at once, is pressed once."""

from __future__ import annotations

import threading
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.lifecycle.extra_time import extend_deadline
from interviews.lifecycle.transitions import sweep
from interviews.models import Answer, AnswerRevision, Turn
from interviews.models.interview import State
from interviews.rules.scoring import Outcome
from tests.support.builders import build_interview
from tests.support.factories import NOON, UserFactory
from tests.support.running import SEAT
from tests.support.sign_in import signed_in

AT_ONCE = 50

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.fault(22),
    pytest.mark.usefixtures("set_clock"),
]


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """Run the acts in threads of their own, each with its own connection, all released together."""
    gate = threading.Barrier(len(acts), timeout=60)

    def run(act: Callable[[], Any]) -> Any:
        try:
            gate.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def window_of(person: User) -> Callable[[], Client]:
    """Makes browsers that hold the same session and the seat."""
    cookies = signed_in(person).cookies
    cookies["seat"] = str(SEAT)

    def window() -> Client:
        client = Client()
        client.cookies.update(cookies)
        return client

    return window


def posts(owner: User, path: str, bodies: list[dict[str, Any]]) -> list[Any]:
    """The replies to these bodies, sent at once."""
    window = window_of(owner)
    return at_once([partial(window().post, path, body) for body in bodies])


def form(do: str, operation: uuid.UUID) -> dict[str, Any]:
    return {"turn": 1, "do": do, "text-0": "My answer", "revision-0": 0, "operation-0": operation}


def test_fifty_starts_at_once_are_one_session_with_one_start_time(owner: User) -> None:
    interview = build_interview(owner, turns=2)
    Answer.objects.all().delete()  # boxes are made by the start
    seats = [{"seat": uuid.uuid4()} for _ in range(AT_ONCE)]

    replies = posts(owner, reverse("interviews:start_interview", args=[interview.public_id]), seats)

    interview.refresh_from_db()
    assert {reply.status_code for reply in replies} == {302}
    assert (interview.state, interview.started_at) == (State.RUNNING, NOON)
    assert Counter(Answer.objects.values_list("turn__position", "position")) == {
        (turn, box): 1 for turn in (1, 2) for box in (0, 1, 2)
    }
    given = [reply.cookies["seat"].value for reply in replies if "seat" in reply.cookies]
    assert given == [str(interview.seat)]


def test_fifty_repeats_of_a_save_are_one_revision(owner: User) -> None:
    interview = build_interview(owner, turns=1, state=State.RUNNING, seat=SEAT)
    names = {"public_id": interview.public_id, "turn": 1, "box": 0}
    body = {"operation": uuid.uuid4(), "revision": 0, "text": "My answer"}

    replies = posts(owner, reverse("interviews:save_box", kwargs=names), [body] * AT_ONCE)

    assert [(reply.status_code, reply.json()["revision"]) for reply in replies] == [(200, 1)] * AT_ONCE
    assert list(AnswerRevision.objects.values_list("revision", "kind")) == [(1, "saved")]


@pytest.mark.parametrize(
    "is_same_form",
    [
        pytest.param(True, id="the same form"),
        pytest.param(False, id="forms of their own", marks=pytest.mark.full),
    ],
)
def test_fifty_hand_ins_at_once_are_one(owner: User, *, is_same_form: bool) -> None:
    interview = build_interview(owner, turns=2, state=State.RUNNING, seat=SEAT)
    operation = uuid.uuid4()
    bodies = [form("hand_in", operation if is_same_form else uuid.uuid4()) for _ in range(AT_ONCE)]

    replies = posts(owner, reverse("interviews:submit_turn", args=[interview.public_id]), bodies)

    interview.refresh_from_db()
    assert {reply.status_code for reply in replies} == {302}
    assert (interview.state, interview.closed_at) == (State.GRADING, NOON)
    assert list(AnswerRevision.objects.values_list("revision", "kind")) == [(1, "saved")]


def test_fifty_times_next_moves_on_once(owner: User) -> None:
    interview = build_interview(owner, turns=3, state=State.RUNNING, seat=SEAT)
    operation = uuid.uuid4()

    posts(
        owner,
        reverse("interviews:submit_turn", args=[interview.public_id]),
        [form("next", operation)] * AT_ONCE,
    )

    interview.refresh_from_db()
    outcomes = list(Turn.objects.order_by("position").values_list("outcome", flat=True))
    assert (interview.current_turn, outcomes) == (2, [Outcome.ANSWERED, "", ""])


def test_sweeps_extensions_and_late_saves_at_once_wait_for_each_other(owner: User, set_clock: Any) -> None:
    """The first one decides: the mock runs on with more time, or it is closed at its bell."""
    interview = build_interview(owner, turns=1, state=State.RUNNING, seat=SEAT)
    granting = UserFactory()
    assert interview.closes_at is not None
    set_clock(interview.closes_at)
    window = window_of(owner)
    names = {"public_id": interview.public_id, "turn": 1, "box": 0}

    def save() -> int:
        body = {"operation": uuid.uuid4(), "revision": 0, "text": uuid.uuid4().hex}
        return window().post(reverse("interviews:save_box", kwargs=names), body).status_code

    def extend() -> int:
        extend_deadline(interview=interview, granted_by=granting, minutes=1, reason="A fire alarm.")
        return 1

    acts: list[Callable[[], int]] = [save, extend, sweep] * 8
    results = at_once(acts)

    interview.refresh_from_db()
    assert interview.deadline_at == NOON + (45 + 8) * 60_000
    assert Counter(results[::3]) == {200: 1, 409: 7}
    assert results[2::3] == [0] * 8
