"""Setting an interview up: what a person asks for becomes a stored plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from database import clock
from database.units import MINUTE
from interviews.models import Interview, Turn
from interviews.planning.course import Split, questions_only
from interviews.planning.queries import PlanRequest, draw_plan
from questions.models import Area, QuestionVersion, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionToAsk:
    """A question of a plan, in the wording that will be asked."""

    version: QuestionVersion
    area: Area
    minutes: int


@transaction.atomic
def create_interview(*, owner: User, wanted: PlanRequest) -> Interview:
    """Draw a plan and store it with its seed; nothing is asked yet. Raises PlanningError."""
    drawn = draw_plan(owner=owner, wanted=wanted)
    interview = Interview(
        owner=owner,
        role=wanted.role,
        job_title=wanted.job_title,
        title=wanted.job_title.name if wanted.job_title else wanted.role.title,
        ladder_id=wanted.bar.ladder_id,
        bar=wanted.bar,
        mode=wanted.mode,
        minutes=wanted.minutes,
        seed=wanted.seed,
        weights=dict(wanted.weights),
    )
    questions = [
        QuestionToAsk(version=turn.version, area=turn.area, minutes=turn.budget_minutes)
        for turn in drawn.turns
    ]
    return store_plan(interview, questions=questions, parts=drawn.parts)


@transaction.atomic
def plan_again(*, turn: Turn) -> Interview:
    """Plan a practice with the question of this turn and the same bar; nothing is asked yet."""
    before = turn.interview
    version = _version_to_ask(turn)
    interview = Interview(
        owner_id=before.owner_id,
        role_id=before.role_id,
        job_title_id=before.job_title_id,
        title=before.title,
        ladder_id=before.ladder_id,
        bar_id=before.bar_id,
        mode=Interview.Mode.PRACTICE,
        minutes=version.minutes,
        seed=before.seed,
        weights={turn.asked_area.key: 1},
    )
    question = QuestionToAsk(version=version, area=turn.asked_area, minutes=version.minutes)
    return store_plan(interview, questions=[question], parts=questions_only(version.minutes))


def store_plan(interview: Interview, *, questions: Sequence[QuestionToAsk], parts: Split) -> Interview:
    """Store a new interview with its turns. Every interview is made here."""
    interview.area_names = [question.area.name for question in questions]
    interview.planned_turns = len(questions)
    interview.current_turn = 0 if parts.opening else 1
    interview.created_at = clock.db_now()  # type: ignore[assignment]
    interview.save(force_insert=True)
    Turn.objects.bulk_create(_turns(interview, questions, parts))
    interview.refresh_from_db(fields=["created_at"])
    return interview


def _turns(interview: Interview, questions: Sequence[QuestionToAsk], parts: Split) -> Iterator[Turn]:
    """The opening at 0, the questions from 1, then the other parts; parts without minutes are left out."""
    if parts.opening:
        yield _part(interview, Turn.Kind.OPENING, parts.opening, position=0)
    for position, question in enumerate(questions, 1):
        yield Turn(
            interview=interview,
            position=position,
            version=question.version,
            area=question.area,
            budget=question.minutes * MINUTE,
        )
    after = [(Turn.Kind.OWN_QUESTIONS, parts.own_questions), (Turn.Kind.CLOSING, parts.closing)]
    following = [(kind, minutes) for kind, minutes in after if minutes]
    for position, (kind, minutes) in enumerate(following, len(questions) + 1):
        yield _part(interview, kind, minutes, position=position)


def _part(interview: Interview, kind: str, minutes: int, *, position: int) -> Turn:
    return Turn(interview=interview, kind=kind, position=position, budget=minutes * MINUTE)


def _version_to_ask(turn: Turn) -> QuestionVersion:
    """Today's wording, unless it was withdrawn, is on another ladder than the bar, or not for this person."""
    asked, interview = turn.asked_version, turn.interview
    current = asked.question.current_version
    if current is None or current.ladder_id != interview.ladder_id:
        return asked
    may_read = Role.objects.readable_by(interview.owner).filter(pk=interview.role_id).exists()
    return current if may_read else asked
