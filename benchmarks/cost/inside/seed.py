"""The site's people and their interviews; prints who may do what as JSON."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.db import transaction
from django.db.models import Count

from accounts.models import User
from benchmarks.cost.inside.crowd import fill
from benchmarks.cost.inside.sessions import session_of
from benchmarks.cost.operations import ANSWER
from database.units import MINUTE
from interviews.lifecycle.transitions import start
from interviews.models import Answer, Interview
from interviews.models.interview import State
from interviews.planning.queries import PlanRequest
from interviews.planning.services import create_interview
from interviews.rules.deadline import GRACE
from questions.models import QuestionVersion, Role

OWN, MANY = 50, 500
DAY = 24 * 60 * MINUTE


def main(stored: str, times: str) -> None:
    """`stored` interviews of a crowd, and so many interviews to be handed in and to be graded."""
    with transaction.atomic():
        running = _planned_and_started()
        hand_ins = [_running(running, owner=person) for person in _people(int(times))]
        to_grade = [_over(running, owner=person, state=State.GRADING) for person in _people(int(times))]
        reader, busy, somebody = _people(3)
        for owner, own in ((reader, OWN), (busy, MANY)):
            for days in range(own):
                _over(running, owner=owner, state=State.GRADED, days=days)
        over = _over(running, owner=somebody, state=State.GRADED)
        cast = {
            "writer": _seat(running),
            "boxes": Answer.objects.filter(turn__interview=running, turn__position=1).count(),
            "hand_in": [_seat(interview) for interview in hand_ins],
            "reader": session_of(reader),
            "busy": session_of(busy),
            "to_grade": [_seat(interview) for interview in to_grade],
        }
    fill(like=over, stored=int(stored))
    print(json.dumps(cast))


def _people(number: int) -> list[User]:
    return User.objects.bulk_create(
        User(email=f"{uuid.uuid4().hex}@example.test", password="!", display_name="Dana K.")  # noqa: S106 - nobody signs in with it
        for _ in range(number)
    )


def _planned_and_started() -> Interview:
    """A mock that the services themselves planned and started, its first question with four criteria."""
    role = Role.objects.get()
    owner, bar = _people(1)[0], role.ladder.levels.get(rank=3)
    weights = dict.fromkeys(role.areas.values_list("key", flat=True), 1)
    four = QuestionVersion.objects.annotate(criteria=Count("rubric")).filter(criteria=4)
    for seed in range(1000):
        wanted = PlanRequest(role=role, bar=bar, minutes=45, weights=weights, seed=seed)
        interview = create_interview(owner=owner, wanted=wanted)
        if four.filter(turns__interview=interview, turns__position=1).exists():
            started = start(interview=interview, seat=uuid.uuid4())
            # At its first question, whatever comes before; the bench may outlast the interview.
            deadline = (started.started_at or 0) + 90 * MINUTE
            started.deadline_at, started.closes_at, started.current_turn = deadline, deadline + GRACE, 1
            started.save(update_fields=["deadline_at", "closes_at", "current_turn"])
            started.turns.filter(position=1).update(started_at=started.started_at)
            return started
        interview.delete()
    raise LookupError("no plan begins with a question of four criteria")


def _running(like: Interview, *, owner: User) -> Interview:
    interview = _copy(like, owner=owner, public_id=uuid.uuid4(), seat=uuid.uuid4())
    return _with_turns(interview, like)


def _over(like: Interview, *, owner: User, state: State, days: int = 0) -> Interview:
    """Handed in so many days ago, every question answered."""
    began = (like.started_at or 0) - days * DAY
    ended = began + 45 * MINUTE
    graded = {"graded_at": ended, "level_reached": like.bar} if state is State.GRADED else {}
    interview = _copy(
        like,
        owner=owner,
        public_id=uuid.uuid4(),
        state=state,
        seat=None,
        current_turn=like.planned_turns,
        answered_turns=like.planned_turns,
        **{"created_at": began, "started_at": began, "deadline_at": ended, "closes_at": ended + GRACE},
        **{"closed_at": ended, **graded},
    )
    return _with_turns(interview, like, text=ANSWER, outcome="answered", ended_at=ended)


def _with_turns(interview: Interview, like: Interview, *, text: str = "", **fields: Any) -> Interview:
    interview.save()
    for turn in like.turns.prefetch_related("answers"):
        is_question = 1 <= turn.position <= like.planned_turns
        twin = _copy(turn, interview=interview, **(fields if is_question else {}))
        twin.save()
        Answer.objects.bulk_create(
            _copy(answer, turn=twin, text="" if answer.position else text) for answer in turn.answers.all()
        )
    return interview


def _copy(row: Any, **changes: Any) -> Any:
    """An unsaved twin of a row."""
    fields = {
        field.name: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"
    }
    known = {field.name: field.attname for field in row._meta.concrete_fields}
    kept = {known[name]: value for name, value in fields.items() if name not in changes}
    return type(row)(**kept, **changes)


def _seat(interview: Interview) -> dict[str, str]:
    return {
        "session": session_of(interview.owner),
        "interview": str(interview.public_id),
        "seat": str(interview.seat),
    }
