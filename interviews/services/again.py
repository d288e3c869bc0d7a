"""Answering a question again: a practice interview with that one question."""

from __future__ import annotations

from django.db import transaction

from interviews import clock
from interviews.models import Interview, Turn
from questions.models import QuestionVersion, Role


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
        budget=version.minutes * clock.MINUTE,
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
