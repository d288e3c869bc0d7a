"""What a plan would be: the questions that a request leads to. Reads, never writes."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max

from accounts.models import User
from interviews.models import Interview, Turn
from interviews.planning import draw
from interviews.planning.course import Split, questions_only, split
from questions.models import Area, JobTitle, Level, Question, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was asked for: `weights` maps an area's key to 0 (off) up to 3."""

    role: Role
    bar: Level
    minutes: int
    weights: Mapping[str, int]
    mode: str = Interview.Mode.MOCK
    job_title: JobTitle | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class PlannedTurn:
    question: Question
    area: Area
    budget_minutes: int


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    parts: Split
    turns: tuple[PlannedTurn, ...]  # the questions
    shares: Mapping[str, int]  # area key -> per cent
    areas_without_questions: tuple[Area, ...]


def new_seed() -> int:
    return secrets.randbelow(2**31)


def draw_plan(*, owner: User, wishes: Wishes) -> DrawnPlan:
    """Which questions these wishes lead to; the same seed draws the same. Raises PlanningError."""
    questions = {
        question.pk: question
        for question in wishes.role.questions.askable().select_related("area", "level", "current_version")
    }
    areas = {area.key: area for area in wishes.role.areas.all()}
    parts = (split if wishes.mode == Interview.Mode.MOCK else questions_only)(wishes.minutes)
    plan = draw.plan(
        [_candidate(question) for question in questions.values()],
        weights={key: weight for key, weight in wishes.weights.items() if key in areas},
        rank=wishes.bar.rank,
        minutes=wishes.minutes,
        seed=wishes.seed,
        seen=last_asked(owner=owner, role=wishes.role),
        beside=parts.beside_questions,
    )
    return DrawnPlan(
        parts=parts,
        turns=tuple(
            PlannedTurn(questions[pick.id], areas[pick.area], pick.budget_minutes) for pick in plan.picks
        ),
        shares=plan.shares,
        areas_without_questions=tuple(area for key, area in areas.items() if key in plan.without_questions),
    )


def last_asked(*, owner: User, role: Role) -> dict[int, int]:
    """When this person was last asked each question of the role: question id -> milliseconds."""
    asked = Turn.objects.questions().filter(
        interview__owner=owner, interview__role=role, started_at__isnull=False
    )
    pairs = asked.values_list("version__question_id").annotate(last=Max("started_at")).order_by()
    return {question: last for question, last in pairs if last is not None}


def _candidate(question: Question) -> draw.Candidate:
    version = question.current_version
    if version is None:
        raise ValueError("only askable questions are candidates")
    return draw.Candidate(
        id=question.pk,
        area=question.area.key,
        rank=question.level.rank,
        minutes=version.minutes,
        reviewed=version.is_reviewed,
        kind=question.kind,
    )
