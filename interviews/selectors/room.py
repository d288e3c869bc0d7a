"""What the room shows: the open question, its boxes, the plan and the clock. Reads, never writes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from interviews.clock import MINUTE
from interviews.course import probe_times, time_used
from interviews.models import Answer, Interview, Turn
from interviews.prepared import prepared
from questions.models import QuestionVersion

LAST_MINUTE = MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An answer box. `wait` is milliseconds until its probe is asked; None: not asked by the clock."""

    answer: Answer
    wait: int | None
    operation: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def is_asked(self) -> bool:
        return self.wait == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    number: int
    area: str
    minutes: int
    is_done: bool
    is_now: bool
    progress: int  # per cent of its budget, for the bar above the headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    interview: Interview
    turn: Turn
    version: QuestionVersion
    main: Box
    probes: Sequence[Box]
    plan: Sequence[PlanLine]
    is_elsewhere: bool

    @property
    def remaining(self) -> int | None:
        """Milliseconds to the bell; None in a practice."""
        deadline = self.interview.deadline_at
        return None if deadline is None else max(0, deadline - self.interview.now)

    @property
    def total(self) -> int:
        """Milliseconds from start to bell, extra time included."""
        started, deadline = self.interview.started_at or 0, self.interview.deadline_at
        return self.interview.minutes * MINUTE if deadline is None else deadline - started

    @property
    def used(self) -> int:
        return used(self.interview)

    @property
    def is_last_minute(self) -> bool:
        return self.remaining is not None and self.remaining <= LAST_MINUTE

    @property
    def is_after_bell(self) -> bool:
        return self.remaining == 0

    @property
    def budget_left(self) -> int:
        """Milliseconds left of the question's own budget: advice, never below zero."""
        now = self.interview.now
        used = time_used(
            started_at=self.turn.started_at or now,
            until=now,
            paused_for=self.turn.paused_for,
            paused_at=self.interview.paused_at,
        )
        return max(0, self.turn.budget - used)

    @property
    def is_last(self) -> bool:
        return self.turn.position >= self.interview.planned_turns

    @property
    def is_writable(self) -> bool:
        return not self.is_elsewhere and self.interview.paused_at is None

    @property
    def unasked(self) -> int:
        """Probes of a practice that can still be asked for."""
        return sum(not box.is_asked for box in self.probes)

    @property
    def settings(self) -> dict[str, Any]:
        """What the page's script needs to know."""
        return {
            "remaining": self.remaining,
            "total": self.total,
            "used": self.used,
            "paused": self.interview.paused_at is not None,
            "writable": self.is_writable,
        }


def used(interview: Interview) -> int:
    """Active milliseconds since the start, as of the moment the interview was read."""
    return time_used(
        started_at=interview.started_at or interview.now,
        until=interview.now,
        paused_for=interview.paused_for,
        paused_at=interview.paused_at,
    )


def room(interview: Interview, *, seat: uuid.UUID | None) -> Room:
    """The room of a running interview as the window holding `seat` sees it: two statements."""
    turns = _turns(interview=interview.pk)
    turn = next(turn for turn in turns if turn.position == interview.current_turn)
    answers = _answers(turn=turn.pk)
    boxes = _boxes(interview, turn, answers)
    return Room(
        interview=interview,
        turn=turn,
        version=answers[0].turn.version,
        main=boxes[0],
        probes=boxes[1:],
        plan=[_line(interview, line) for line in turns],
        is_elsewhere=interview.seat != seat,
    )


@prepared
def _turns(*, interview: int) -> QuerySet[Turn]:
    plan = Turn.objects.filter(interview=interview).select_related("area").order_by("position")
    return plan.only("position", "interview", "version", "budget", "started_at", "paused_for", "area__name")


@prepared
def _answers(*, turn: int) -> QuerySet[Answer]:
    boxes = Answer.objects.filter(turn=turn).select_related("probe", "turn__version").order_by("position")
    return boxes.only(
        *("position", "text", "revision", "saved_at", "shown_at", "probe__text", "turn__position"),
        *("turn__version__headline", "turn__version__situation", "turn__version__ask"),
    )


def _boxes(interview: Interview, turn: Turn, answers: Sequence[Answer]) -> list[Box]:
    begun = turn.started_at or interview.now
    times = probe_times(begun_at=begun, budget=turn.budget, count=len(answers) - 1)
    asked_by_clock = [max(0, time - interview.now) for time in times]
    waits = asked_by_clock if interview.is_mock else [_asked(answer) for answer in answers[1:]]
    return [Box(answer=answer, wait=wait) for answer, wait in zip(answers, [0, *waits], strict=True)]


def _asked(answer: Answer) -> int | None:
    return None if answer.shown_at is None else 0


def _line(interview: Interview, turn: Turn) -> PlanLine:
    is_now = turn.position == interview.current_turn
    gone = interview.now - (turn.started_at or interview.now)
    return PlanLine(
        number=turn.position,
        area=turn.area.name,
        minutes=round(turn.budget / MINUTE),
        is_done=turn.position < interview.current_turn,
        is_now=is_now,
        progress=max(0, min(100, 100 * gone // turn.budget)) if is_now else 0,
    )
