"""Which answer box a request may write: the guard of every save.

`why_not` is the rule. `writable_box` is the same rule in SQL, for a text in time that is based on the newest
revision, so that the usual save decides and writes in one statement. A property test compares the two.

Two requests about one interview may run at once on PostgreSQL. Every service locks the interview first and
its boxes afterwards, so that each sees what the other did and no two wait for each other.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Subquery

from accounts.models import User
from database import clock
from interviews.errors import NotRunning, NotWritable, Paused, SeatTaken, Stale, TooLate, TurnIsOver
from interviews.models import Answer, Interview, Turn
from interviews.models.answer import AnswerQuerySet
from interviews.models.interview import InterviewQuerySet, State
from interviews.rules.deadline import Verdict

# For select_for_update on answers, in this order.
LOCKED = ("turn__interview", "self")


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxAddress:
    """Where an answer is: an interview's public id, the turn's position, the box's position."""

    interview: uuid.UUID
    turn: int
    box: int


def own_boxes(owner: User, at: BoxAddress) -> AnswerQuerySet:
    return Answer.objects.filter(
        turn__interview__public_id=at.interview,
        turn__interview__owner=owner,
        turn__position=at.turn,
        position=at.box,
    )


def writable_box(*, owner: int, seat: uuid.UUID | None, at: BoxAddress, revision: int) -> AnswerQuerySet:
    """The box, if a text that is based on this revision may be put into it now.

    The interview is locked: nobody closes it or takes it over before the commit. The revision is compared
    in the row that is written; in a subquery it would be the one from before another request's commit.
    """
    interviews = _own_interview(owner, at).filter(_takes_texts(at), _held_by(seat), _before_the_bell())
    locked = interviews.select_for_update(no_key=True)
    turns = Turn.objects.filter(interview_id=_only(locked), position=at.turn)
    boxes = Answer.objects.filter(turn_id=_only(turns), position=at.box)
    return boxes.filter(_rests_on(revision))


def why_not(interview: Interview, *, turn: int, seat: uuid.UUID | None, now: int) -> NotWritable | None:
    """Why the window that holds `seat` may not write into this turn at `now`; None if it may.

    A late text, within the grace, may be written. The caller compares the revision of the box: see `stale`.
    """
    if interview.state != State.RUNNING:
        return NotRunning()
    if interview.verdict(now) is Verdict.CLOSED:
        return TooLate()
    if seat != interview.seat:
        return SeatTaken()
    if turn != interview.current_turn:
        return TurnIsOver()
    return None if interview.paused_at is None else Paused()


def stale(answer: Answer) -> Stale:
    """The refusal of a text that is based on an older revision of this box."""
    return Stale(text=answer.text, revision=answer.revision, box=answer.position)


def _only(rows: QuerySet[Any]) -> Subquery:
    """The id of the only row there can be; Django 6.1 refuses a subquery that might find two."""
    return Subquery(rows.order_by().values("pk")[:1])


def _own_interview(owner: int, at: BoxAddress) -> InterviewQuerySet:
    return Interview.objects.filter(public_id=at.interview, owner=owner)


def _takes_texts(at: BoxAddress) -> Q:
    return Q(state=State.RUNNING, current_turn=at.turn, paused_at=None)


def _held_by(seat: uuid.UUID | None) -> Q:
    return Q(seat=seat)


def _before_the_bell() -> Q:
    return Q(deadline_at=None) | Q(deadline_at__gte=clock.db_now())


def _rests_on(revision: int) -> Q:
    return Q(revision=revision)
