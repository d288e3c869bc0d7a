"""The real site in process, held against `expected.py` after every request."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.lifecycle.transitions import settle_overdue
from interviews.models import Answer, Interview
from tests.reliability.state_machine.expected import Sitting, Typed, Verdict
from tests.reliability.state_machine.rows import stored
from tests.reliability.state_machine.rules import BrokenRule, Rule, broken_by_answer, broken_by_row, facts
from tests.support.builders import build_interview, build_role
from tests.support.factories import NOON, UserFactory
from tests.support.running import Clock
from tests.support.sign_in import signed_in
from tests.support.statements import counted

FORM: Final = "application/x-www-form-urlencoded"
MODES: Final = ("mock", "mock", "practice")
TURNS, BOXES, MINUTES = 2, 3, 45
BROWSERS: Final = 2
_SAVE_STATUS: Final = {
    **dict.fromkeys((Verdict.DONE, Verdict.REPEAT), 200),
    **dict.fromkeys((Verdict.STALE, Verdict.SEAT, Verdict.PAUSED), 409),
    **dict.fromkeys((Verdict.LEFT, Verdict.CLOSED, Verdict.GRACE, Verdict.APART), 410),
    Verdict.GONE: 404,
}
_FORM_STATUS: Final = {
    verdict: {Verdict.GONE: 404}.get(verdict, 409 if status == 409 else 302)
    for verdict, status in _SAVE_STATUS.items()
} | {Verdict.REFUSED: 302}


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it left a browser; it may arrive later, twice, or from somebody else."""

    act: str
    key: int  # of the interview, by its place in MODES
    browser: int
    seat: str | None
    turn: int = 1
    typed: Mapping[int, Typed] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Any]:
        if self.act == "save_box":
            typed = self.typed[self.box]
            return {"operation": typed.operation, "revision": typed.revision, "text": typed.text}
        body: dict[str, Any] = {"do": self.act, "turn": self.turn, "seat": self.seat}
        for box, typed in self.typed.items():
            body |= {f"operation-{box}": typed.operation, f"revision-{box}": typed.revision}
            body[f"text-{box}"] = typed.text
        return body

    @property
    def box(self) -> int:
        return next(iter(self.typed))


_ADDRESSES: Final = {
    "save_box": "save_box",
    "start": "start_interview",
    "take_over": "take_over",
    "pause": "pause_interview",
    "resume": "pause_interview",
    "discard": "discard_interview",
}


class RoomSite:
    """A person with two browsers and three planned interviews, a stranger, and what must be true of them."""

    def __init__(self, hold_clock: Clock) -> None:
        self._hold_clock = hold_clock
        self.requests = 0
        owner, stranger = UserFactory(), UserFactory()
        role = build_role(areas=TURNS)
        self.rows = [build_interview(owner, role=role, turns=TURNS, mode=mode) for mode in MODES]
        Answer.objects.all().delete()  # they come with the start
        self.owner: User = owner
        self.clients = [_without_noise(signed_in(owner)) for _ in range(BROWSERS)]
        self.stranger = _without_noise(signed_in(stranger))
        self.begin()

    def begin(self) -> None:
        """Everything as planned, at noon; the caller has taken the rows back."""
        self.now = NOON
        self.set_clock(NOON)
        self.sittings = {
            key: Sitting(is_mock=mode == "mock", turns=TURNS, boxes_each=BOXES, minutes=MINUTES)
            for key, mode in enumerate(MODES)
        }

    def set_clock(self, now: int) -> None:
        self.now = now
        self._hold_clock(now)

    def deliver(self, sent: Sent) -> Any:
        """Let a request arrive; BrokenRule if its answer or what it leaves behind is wrong."""
        held = self.sittings[sent.key].seat if sent.key in self.sittings else None
        response = self._post(self.clients[sent.browser], sent)
        verdict = self._verdict(sent, given=_seat_in(response))
        self._check_answer(sent, verdict, response)
        if sent.act == "take_over" and verdict is Verdict.DONE and _seat_in(response) in {None, held}:
            raise BrokenRule(Rule.SEAT, "a take-over gave no seat of its own")
        self.check_rows(verdict)
        return response

    def deliver_by_stranger(self, sent: Sent) -> None:
        """The owner's address, body and seat, sent by somebody else."""
        response = self._post(self.stranger, sent)
        if response.status_code != 404:
            raise BrokenRule(Rule.OWNER, f"a stranger's {sent.act} answers {response.status_code}")
        self.check_rows(Verdict.GONE)

    def sweep(self) -> None:
        settle_overdue(Interview.objects.all())
        for sitting in self.sittings.values():
            sitting.settle(self.now)
        self.check_rows(Verdict.DONE)

    def read(self, key: int, *, browser: int, seat: str | None, name: str = "interview") -> Any:
        client = self.clients[browser]
        _sit(client, seat)
        self.requests += 1
        with counted() as statements:
            response = client.get(self.path(key, name))
        if statements.writes:
            raise BrokenRule(Rule.READING, f"{name} runs {statements}")
        wanted = 200 if key in self.sittings else 404
        if response.status_code not in {wanted, 302}:
            raise BrokenRule(Rule.SERVED, f"{name} answers {response.status_code}")
        self.check_rows(Verdict.DONE)
        return response

    def path(self, key: int, name: str, **more: int) -> str:
        return reverse(f"interviews:{name}", kwargs={"public_id": self.rows[key].public_id, **more})

    def check_rows(self, verdict: Verdict) -> None:
        found = stored([row.pk for row in self.rows])
        running = [it for it in found.values() if it["state"] == "running" and it["is_mock"]]
        if len(running) > 1:
            raise BrokenRule(Rule.ONE_MOCK, f"{len(running)} mocks run at once")
        for key, row in enumerate(self.rows):
            sitting = self.sittings.get(key)
            if (sitting is None) != (row.pk not in found):
                raise BrokenRule(Rule.CLOSED, f"interview {key} is there or gone against all rules")
            if sitting is None:
                continue
            if verdict is not Verdict.GRACE and found[row.pk]["state"] != "running":
                sitting.settle(self.now)  # any request may write a closing that is due
            _compare(facts(sitting), found[row.pk], verdict)

    def _post(self, client: Client, sent: Sent) -> Any:
        _sit(client, sent.seat)
        self.requests += 1
        more = {"turn": sent.turn, "box": sent.box} if sent.act == "save_box" else {}
        path = self.path(sent.key, _ADDRESSES.get(sent.act, "submit_turn"), **more)
        return client.post(path, urlencode(sent.body), content_type=FORM)

    def _verdict(self, sent: Sent, *, given: str | None) -> Verdict:
        sitting, now, seat = self.sittings.get(sent.key), self.now, sent.seat
        if sitting is None:
            return Verdict.GONE
        if sent.act == "save_box":
            return sitting.save((sent.turn, sent.box), sent.typed[sent.box], seat=seat, now=now)
        if sent.act == "start":
            return self._verdict_of_start(sitting, seat=seat or "")
        if sent.act == "take_over":
            return sitting.take_over(seat=given, now=now)
        if sent.act in {"pause", "resume"}:
            return sitting.pause(sent.act, seat=seat, now=now)
        if sent.act == "discard":
            if not sitting.runs(now):
                return Verdict.REFUSED
            del self.sittings[sent.key]
            return Verdict.DONE
        return sitting.submit(sent.act, sent.turn, sent.typed, seat=seat, now=now)

    def _verdict_of_start(self, sitting: Sitting, *, seat: str) -> Verdict:
        another = any(it.is_mock and it.runs(self.now) for it in self.sittings.values() if it is not sitting)
        return sitting.start(seat=seat, now=self.now, another_runs=another)

    def _check_answer(self, sent: Sent, verdict: Verdict, response: Any) -> None:
        is_save, status = sent.act == "save_box", response.status_code
        if status != (_SAVE_STATUS if is_save else _FORM_STATUS)[verdict]:
            rule = Rule.SERVED if status >= 500 else broken_by_answer(verdict)
            raise BrokenRule(rule, f"{sent.act} answers {status}, though it is {verdict}")
        if is_save and verdict in {Verdict.DONE, Verdict.REPEAT, Verdict.STALE}:
            self._check_reply(sent, verdict, response.json())
        elif not is_save and verdict in {Verdict.SEAT, Verdict.PAUSED, Verdict.STALE}:
            page = response.content.decode()
            if any(typed.text not in page for typed in sent.typed.values()) and verdict is not Verdict.STALE:
                raise BrokenRule(Rule.SHOWN, "a text that was not taken is not shown either")

    def _check_reply(self, sent: Sent, verdict: Verdict, body: dict[str, Any]) -> None:
        sitting, typed = self.sittings[sent.key], sent.typed[sent.box]
        box = sitting.boxes[sent.turn, sent.box]
        remaining = None if sitting.deadline_at is None else sitting.deadline_at - self.now
        wanted: dict[str, Any] = {"text": box.text, "revision": box.revision}
        if verdict is not Verdict.STALE:
            wanted = {"op": str(typed.operation), "revision": box.applied[typed.operation][0]}
            wanted["remaining"] = remaining
        if verdict is Verdict.DONE:
            wanted |= {"saved_at": self.now, "late_by": max(0, -(remaining or 0))}
        if wrong := {name: body.get(name) for name, value in wanted.items() if body.get(name) != value}:
            rule = Rule.TOLD if verdict is Verdict.DONE else broken_by_answer(verdict)
            rule = Rule.LATE if "late_by" in wrong else rule
            raise BrokenRule(rule, f"the reply says {wrong} instead of {wanted}")


def _compare(wanted: dict[str, Any], found: dict[str, Any], verdict: Verdict) -> None:
    for fact, value in wanted.items():
        holds = value <= found[fact] if fact == "kept" else value == found[fact]
        if not holds:
            raise BrokenRule(broken_by_row(fact, verdict), f"{fact}: {found[fact]!r} instead of {value!r}")


def _without_noise(client: Client) -> Client:
    client.raise_request_exception = False
    return client


def _sit(client: Client, seat: str | None) -> None:
    client.cookies.pop("seat", None)
    if seat is not None:
        client.cookies["seat"] = seat


def _seat_in(response: Any) -> str | None:
    return response.cookies["seat"].value if "seat" in response.cookies else None


def new_seat(number: int) -> str:
    return str(uuid.UUID(int=number))
