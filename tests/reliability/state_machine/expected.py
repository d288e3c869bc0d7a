"""The rules of the room once more, in plain Python: what each request has to be answered and to leave behind.

It knows neither Django nor the site's code. `Sitting` is one interview as it must be; times in milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

MINUTE = 60_000
GRACE = MINUTE
LARGE_CUT, LARGE_CUT_SHARE = 200, 5
Place = tuple[int, int]  # turn, box


class Verdict(StrEnum):
    """How a request has to be answered."""

    DONE = "done"
    REPEAT = "an operation that was applied before"
    STALE = "rests on an old revision"
    SEAT = "from a window without the seat"
    PAUSED = "while paused"
    LEFT = "for a question that was left"
    CLOSED = "after the interview was closed"
    GRACE = "after the grace"
    APART = "an operation that was kept apart before"
    REFUSED = "not possible in this state"
    GONE = "nothing there for this person"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a page sends of one box."""

    operation: UUID
    revision: int
    text: str


@dataclass
class Box:
    text: str = ""
    revision: int = 0
    late_by: int = 0
    at_deadline: str | None = None
    applied: dict[UUID, tuple[int, Typed]] = field(default_factory=dict)
    apart: dict[UUID, tuple[Verdict, Typed]] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)  # texts that have to be in the history

    def knows(self, typed: Typed) -> Verdict | None:
        if typed.operation in self.applied:
            return Verdict.REPEAT
        if typed.operation in self.apart:
            return self.apart[typed.operation][0]
        return None

    def apply(self, typed: Typed, *, late_by: int | None) -> None:
        """`late_by` is None for a save before the bell, which leaves the mark of a late one alone."""
        cut = len(self.text) - len(typed.text)
        if self.text and (cut > LARGE_CUT or cut * LARGE_CUT_SHARE > len(self.text)):
            self.kept.add(self.text)
        if late_by and self.at_deadline is None:
            self.at_deadline = self.text
        if late_by is not None:
            self.late_by = late_by
        self.text, self.revision = typed.text, self.revision + 1
        self.applied[typed.operation] = (self.revision, typed)

    def keep(self, typed: Typed, fate: Verdict) -> None:
        if self.knows(typed) is None:
            self.apart[typed.operation] = (fate, typed)
            self.kept.add(typed.text)


@dataclass
class Sitting:
    is_mock: bool
    turns: int
    boxes_each: int
    minutes: int
    state: str = "planned"
    current: int = 1
    seat: str | None = None
    started_at: int | None = None
    turn_started_at: int = 0
    deadline_at: int | None = None
    closed_at: int | None = None
    paused_at: int | None = None
    paused_for: int = 0
    outcomes: dict[int, str] = field(default_factory=dict)
    boxes: dict[Place, Box] = field(default_factory=dict)

    @property
    def closes_at(self) -> int | None:
        return None if self.deadline_at is None else self.deadline_at + GRACE

    def is_overdue(self, now: int) -> bool:
        return self.state == "running" and self.closes_at is not None and now > self.closes_at

    def runs(self, now: int) -> bool:
        return self.state == "running" and not self.is_overdue(now)

    def start(self, *, seat: str, now: int, another_runs: bool) -> Verdict:
        if self.state != "planned":
            return Verdict.DONE if self.state == "running" else Verdict.REFUSED
        if self.is_mock and another_runs:
            return Verdict.REFUSED
        self.state, self.seat, self.started_at = "running", seat, now
        self.turn_started_at = now
        self.deadline_at = now + self.minutes * MINUTE if self.is_mock else None
        places = [(turn, box) for turn in range(1, self.turns + 1) for box in range(self.boxes_each)]
        self.boxes = {place: Box() for place in places}
        return Verdict.DONE

    def save(self, place: Place, typed: Typed, *, seat: str | None, now: int) -> Verdict:
        if (box := self.boxes.get(place)) is None:
            return Verdict.GONE
        if (known := box.knows(typed)) is not None:
            return known
        refusal = self._refusal(place[0], seat=seat, now=now)
        if refusal in {Verdict.CLOSED, Verdict.GRACE, Verdict.LEFT}:
            self.settle(now)
            if typed.text != box.text:
                box.keep(typed, Verdict.APART)
        elif refusal is None and typed.revision != box.revision:
            box.keep(typed, Verdict.STALE)
            return Verdict.STALE
        elif refusal is None:
            box.apply(typed, late_by=self._late_by(now) or None)
        return refusal or Verdict.DONE

    def submit(
        self, act: str, turn: int, typed: Mapping[int, Typed], *, seat: str | None, now: int
    ) -> Verdict:
        """The room's form: save, next, skip or hand_in with every box of the question."""
        refusal = self._refusal(turn, seat=seat, now=now)
        sent = {(turn, box): each for box, each in typed.items() if (turn, box) in self.boxes}
        changed = {place: each for place, each in sent.items() if each.text != self.boxes[place].text}
        if refusal in {Verdict.CLOSED, Verdict.GRACE, Verdict.LEFT}:
            self.settle(now)
            for place, each in changed.items():
                self.boxes[place].keep(each, Verdict.APART)
            return refusal
        if refusal is not None:
            return refusal
        stale = {p: each for p, each in changed.items() if each.revision != self.boxes[p].revision}
        for place, each in stale.items():
            self.boxes[place].keep(each, Verdict.STALE)
        for place, each in changed.items():
            if place not in stale:
                self.boxes[place].apply(each, late_by=self._late_by(now))
        if stale:
            return Verdict.STALE
        self._act(act, now=now)
        return Verdict.DONE

    def take_over(self, *, seat: str | None, now: int) -> Verdict:
        if not self.runs(now):
            self.settle(now)
            return Verdict.REFUSED
        self.seat = seat
        return Verdict.DONE

    def pause(self, act: str, *, seat: str | None, now: int) -> Verdict:
        if (self.is_mock and act == "pause") or not self.runs(now) or seat != self.seat:
            return Verdict.REFUSED
        if act == "pause" and self.paused_at is None:
            self.paused_at = now
        elif act == "resume" and self.paused_at is not None:
            self.paused_for += max(0, now - self.paused_at)
            self.paused_at = None
        return Verdict.DONE

    def settle(self, now: int) -> None:
        if self.is_overdue(now):
            self._close(at=self.deadline_at or 0, skipped=False)

    def _refusal(self, turn: int, *, seat: str | None, now: int) -> Verdict | None:
        reasons = {
            Verdict.CLOSED: self.state != "running",
            Verdict.GRACE: self.is_overdue(now),
            Verdict.SEAT: seat != self.seat,
            Verdict.LEFT: turn != self.current,
            Verdict.PAUSED: self.paused_at is not None,
        }
        return next((verdict for verdict, holds in reasons.items() if holds), None)

    def _late_by(self, now: int) -> int:
        return 0 if self.deadline_at is None else max(0, now - self.deadline_at)

    def _act(self, act: str, *, now: int) -> None:
        moves = act in {"next", "skip"}
        bell_rang = self.deadline_at is not None and now > self.deadline_at
        if act == "hand_in" or (moves and (self.current == self.turns or bell_rang)):
            at = max(now, self.turn_started_at)  # the clock may have been set back
            self._close(
                at=at if self.deadline_at is None else min(at, self.deadline_at), skipped=act == "skip"
            )
        elif moves:
            self.outcomes[self.current] = self._outcome(skipped=act == "skip")
            self.current += 1
            self.turn_started_at = now

    def _close(self, *, at: int, skipped: bool) -> None:
        self.outcomes[self.current] = self._outcome(skipped=skipped)
        self.outcomes |= dict.fromkeys(range(self.current + 1, self.turns + 1), "not_reached")
        self.state = "grading" if "answered" in self.outcomes.values() else "graded"
        self.closed_at, self.seat = at, None

    def _outcome(self, *, skipped: bool) -> str:
        texts: Iterable[str] = (box.text for place, box in self.boxes.items() if place[0] == self.current)
        return "answered" if any(text.strip() for text in texts) else "skipped" if skipped else "empty"
