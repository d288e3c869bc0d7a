"""What a plan would be: the questions that a request leads to. Reads, never writes."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Max

from accounts.models import User
from interviews.models import Interview, Turn
from interviews.planning import draw
from interviews.planning.course import Split, questions_only, split, why_so_many
from interviews.planning.draw import PlanningError
from interviews.planning.picking import AskableQuestion
from questions.models import Area, JobTitle, Level, Question, QuestionVersion, Role


class QuestionGone(PlanningError):
    """A question that was shown was withdrawn, retired or never the role's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """What was asked for: `weights` maps an area's key to 0 (off) up to 3."""

    role: Role
    bar: Level
    minutes: int
    weights: Mapping[str, int]
    mode: str = Interview.Mode.MOCK
    job_title: JobTitle | None = None
    with_parts: bool = True  # the opening, the candidate's own questions and the closing of a mock
    seed: int = 0
    shown: tuple[UUID, ...] = ()  # the questions of a plan that the person saw; () draws them
    pinned: tuple[UUID, ...] = ()  # questions to keep when others are drawn


@dataclass(frozen=True, slots=True)
class PlannedTurn:
    question: Question
    area: Area
    budget_minutes: int

    @property
    def version(self) -> QuestionVersion:
        """The wording that will be asked. Raises ValueError for a question that is not askable."""
        return _current_version(self.question)

    @property
    def own_minutes(self) -> int:
        """What the author allows."""
        return self.version.minutes


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    parts: Split
    turns: tuple[PlannedTurn, ...]  # the questions
    shares: Mapping[str, int]  # area key -> per cent
    areas_without_questions: tuple[Area, ...]

    @property
    def why_so_many(self) -> str:
        """The number of questions, explained."""
        return why_so_many([turn.own_minutes for turn in self.turns], minutes=self.parts.questions)


def new_seed() -> int:
    return secrets.randbelow(2**31)


def draw_plan(*, owner: User, wanted: PlanRequest) -> DrawnPlan:
    """The questions that this request leads to; the same seed draws the same.

    Raises PlanningError, and QuestionGone where a question that was shown can no longer be asked.
    """
    offered = askable_questions(wanted.role)
    areas = {area.key: area for area in wanted.role.areas.all()}
    has_parts = wanted.with_parts and wanted.mode == Interview.Mode.MOCK
    parts = (split if has_parts else questions_only)(wanted.minutes)
    plan = draw.plan(
        offered,
        weights={key: weight for key, weight in wanted.weights.items() if key in areas},
        rank=wanted.bar.rank,
        minutes=wanted.minutes,
        seed=wanted.seed,
        seen=last_asked(owner=owner, role=wanted.role),
        beside=parts.beside_questions,
        pinned=[it.id for it, question in offered.items() if question.public_id in wanted.pinned],
    )
    shown = _shown(wanted.shown, offered)
    picks = draw.picks(shown, parts.questions) if shown else plan.picks
    questions = {question.pk: question for question in offered.values()}
    return DrawnPlan(
        parts=parts,
        turns=tuple(PlannedTurn(questions[it.id], areas[it.area], it.budget_minutes) for it in picks),
        shares=plan.shares,
        areas_without_questions=tuple(area for key, area in areas.items() if key in plan.without_questions),
    )


def with_another(
    *, owner: User, wanted: PlanRequest, place: int, area: str = "", kind: str = ""
) -> PlanRequest:
    """The request with another question in one place of what is shown; by default one of the same area.

    Raises PlanningError where there is none, and QuestionGone as `draw_plan` does.
    """
    offered = askable_questions(wanted.role)
    shown = _shown(wanted.shown, offered)
    after = draw.another(
        offered,
        shown=[candidate.id for candidate in shown],
        place=place,
        area=area or shown[place].area,
        kind=kind,
        rank=wanted.bar.rank,
        seed=wanted.seed,
        seen=last_asked(owner=owner, role=wanted.role),
    )
    instead = offered[after].public_id
    return replace(wanted, shown=(*wanted.shown[:place], instead, *wanted.shown[place + 1 :]))


def _shown(ids: Sequence[UUID], offered: Mapping[AskableQuestion, Question]) -> list[AskableQuestion]:
    by_id = {question.public_id: candidate for candidate, question in offered.items()}
    if not all(id in by_id for id in ids):
        raise QuestionGone("A question of the plan can no longer be asked.")
    return [by_id[id] for id in ids]


def askable_questions(role: Role) -> dict[AskableQuestion, Question]:
    """All questions of a role that can be asked, by what a plan is drawn from."""
    questions = role.questions.askable().select_related("area", "level", "current_version")
    return {_candidate(question): question for question in questions}


def questions_of(role: Role, ids: Collection[UUID]) -> list[Question]:
    """Those of these questions that the role can ask."""
    asked = role.questions.askable().filter(public_id__in=ids)
    return list(asked.select_related("level", "current_version"))


def last_asked(*, owner: User, role: Role) -> dict[int, int]:
    """When this person was last asked each question of the role: question id -> milliseconds."""
    asked = Turn.objects.questions().filter(
        interview__owner=owner, interview__role=role, started_at__isnull=False
    )
    pairs = asked.values_list("version__question_id").annotate(last=Max("started_at")).order_by()
    return {question: last for question, last in pairs if last is not None}


def _candidate(question: Question) -> AskableQuestion:
    version = _current_version(question)
    return AskableQuestion(
        id=question.pk,
        area=question.area.key,
        rank=question.level.rank,
        minutes=version.minutes,
        reviewed=version.is_reviewed,
        kind=question.kind,
    )


def _current_version(question: Question) -> QuestionVersion:
    if question.current_version is None:
        raise ValueError("only askable questions are candidates")
    return question.current_version
