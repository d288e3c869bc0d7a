"""Setting an interview up: the person's wishes become a stored plan."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from accounts.models import User
from database import clock
from database.units import MINUTE
from interviews.models import Interview, Turn
from interviews.planning.queries import DrawnPlan, Wishes, draw_plan
from questions.models import QuestionVersion, Role


@transaction.atomic
def create_interview(*, owner: User, wishes: Wishes) -> Interview:
    """Store the plan with its seed; nothing is asked yet. Raises PlanningError."""
    drawn = draw_plan(owner=owner, wishes=wishes)
    interview = Interview.objects.create(
        owner=owner,
        role=wishes.role,
        job_title=wishes.job_title,
        title=wishes.job_title.name if wishes.job_title else wishes.role.title,
        area_names=[turn.area.name for turn in drawn.turns],
        ladder_id=wishes.bar.ladder_id,
        bar=wishes.bar,
        mode=wishes.mode,
        minutes=wishes.minutes,
        seed=wishes.seed,
        weights=dict(wishes.weights),
        created_at=clock.db_now(),  # type: ignore[misc]
        planned_turns=len(drawn.turns),
        current_turn=0 if drawn.parts.opening else 1,
    )
    Turn.objects.bulk_create(_turns(interview, drawn))
    interview.refresh_from_db(fields=["created_at"])
    return interview


def _turns(interview: Interview, drawn: DrawnPlan) -> Iterator[Turn]:
    """The opening at 0, the questions from 1, then what follows them; parts without minutes are left out."""
    if drawn.parts.opening:
        yield _part(interview, Turn.Kind.OPENING, drawn.parts.opening, position=0)
    for position, turn in enumerate(drawn.turns, 1):
        yield Turn(
            interview=interview,
            position=position,
            version_id=turn.question.current_version_id,
            area=turn.area,
            budget=turn.budget_minutes * MINUTE,
        )
    after = [
        (Turn.Kind.OWN_QUESTIONS, drawn.parts.own_questions),
        (Turn.Kind.CLOSING, drawn.parts.closing),
    ]
    parts = [(kind, minutes) for kind, minutes in after if minutes]
    for position, (kind, minutes) in enumerate(parts, len(drawn.turns) + 1):
        yield _part(interview, kind, minutes, position=position)


def _part(interview: Interview, kind: str, minutes: int, *, position: int) -> Turn:
    return Turn(interview=interview, kind=kind, position=position, budget=minutes * MINUTE)


@transaction.atomic
def plan_again(*, turn: Turn) -> Interview:
    """Plan a practice with the question of this turn, held against the same bar; nothing is asked yet."""
    before = turn.interview
    version = _version_to_ask(turn)
    interview = Interview.objects.create(
        owner_id=before.owner_id,
        role_id=before.role_id,
        job_title_id=before.job_title_id,
        title=before.title,
        area_names=[turn.asked_area.name],
        ladder_id=before.ladder_id,
        bar_id=before.bar_id,
        mode=Interview.Mode.PRACTICE,
        minutes=version.minutes,
        seed=before.seed,
        weights={turn.asked_area.key: 1},
        created_at=clock.db_now(),  # type: ignore[misc]
        planned_turns=1,
    )
    Turn.objects.create(
        interview=interview,
        position=1,
        version=version,
        area=turn.area,
        budget=version.minutes * MINUTE,
    )
    interview.refresh_from_db(fields=["created_at"])
    return interview


def _version_to_ask(turn: Turn) -> QuestionVersion:
    """Today's wording, unless it was withdrawn, is on another ladder than the bar, or not for this person."""
    asked, interview = turn.asked_version, turn.interview
    current = asked.question.current_version
    if current is None or current.ladder_id != interview.ladder_id:
        return asked
    may_read = Role.objects.readable_by(interview.owner).filter(pk=interview.role_id).exists()
    return current if may_read else asked
