"""Whole things for tests: a ladder, a role, a question with its rubric, an interview in a given state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from accounts.models import User
from database.units import MINUTE
from interviews.models import Answer, Interview, Turn
from interviews.models.interview import State
from interviews.rules.deadline import GRACE
from interviews.rules.scoring import Outcome
from questions.models import (
    Anchor,
    Area,
    Criterion,
    Level,
    Probe,
    Question,
    QuestionVersion,
    Role,
    RubricCriterion,
)
from questions.vocabulary import Dimension
from tests.support import factories
from tests.support.factories import NOON

LEVELS = ("Junior", "Mid", "Senior", "Lead")
CRITERIA = (
    ("diagnosis", Dimension.DIAGNOSIS),
    ("safety", Dimension.SAFETY),
    ("design", Dimension.DESIGN),
    ("communication", Dimension.COMMUNICATION),
)


def build_role(*, areas: int = 3, level_names: Sequence[str] = LEVELS, **fields: Any) -> Role:
    """A published role of the site with a ladder and areas, without questions."""
    role = factories.RoleFactory(**fields)
    for rank, name in enumerate(level_names, 1):
        factories.LevelFactory(ladder=role.ladder, rank=rank, name=name)
    for position in range(areas):
        factories.AreaFactory(role=role, position=position)
    return role


def level(role: Role, name: str) -> Level:
    return role.ladder.levels.get(name=name)


def build_question(area: Area, *, at: str = "Senior", probes: int = 2, **fields: Any) -> Question:
    """An askable question with a rubric of four criteria (the second a gate) and an anchor per level."""
    question = factories.QuestionFactory(area=area, level=level(area.role, at))
    version = factories.QuestionVersionFactory(question=question, published_at=timezone.now(), **fields)
    _write_rubric(version, list(area.role.ladder.levels.all()))
    Probe.objects.bulk_create(
        factories.ProbeFactory.build(version=version, position=position) for position in range(1, probes + 1)
    )
    question.current_version = version
    question.save(update_fields=["current_version"])
    return question


def _write_rubric(version: QuestionVersion, levels: Sequence[Level]) -> None:
    """In bulk: hundreds of tests build thousands of these rows."""
    criteria = Criterion.objects.bulk_create(
        factories.CriterionFactory.build(question=version.question, key=key, dimension=dimension)
        for key, dimension in CRITERIA
    )
    rubric = RubricCriterion.objects.bulk_create(
        factories.RubricCriterionFactory.build(
            version=version, criterion=criterion, position=position, gate=criterion.key == "safety"
        )
        for position, criterion in enumerate(criteria)
    )
    Anchor.objects.bulk_create(
        factories.AnchorFactory.build(rubric_criterion=row, level=level) for row in rubric for level in levels
    )


def build_interview(
    owner: User,
    *,
    role: Role | None = None,
    turns: int = 3,
    state: str = State.PLANNED,
    bar: str = "Senior",
    started_at: int = NOON,
    **fields: Any,
) -> Interview:
    """A mock of `turns` questions, one area each, in the given state (planned, running or grading)."""
    role = role or build_role(areas=turns)
    times = _times(state, started_at, fields.get("minutes", 45), fields.get("mode", Interview.Mode.MOCK))
    interview = factories.InterviewFactory(
        owner=owner,
        role=role,
        bar=level(role, bar),
        state=state,
        planned_turns=turns,
        **{"created_at": started_at, **times, **fields},
    )
    for position, area in enumerate(role.areas.all()[:turns], 1):
        question = build_question(area, at=bar)
        build_turn(interview, question, position=position)
    interview.area_names = [turn.area.name for turn in interview.turns.select_related("area")]
    interview.save(update_fields=["area_names"])
    return interview


def build_parts(interview: Interview, *, at: str = Turn.Kind.OPENING) -> Interview:
    """Add the parts around the questions of a mock of 45 minutes, which is open at one of its parts."""
    last = interview.planned_turns
    for kind, position, minutes in (
        ("opening", 0, 5),
        ("own_questions", last + 1, 5),
        ("closing", last + 2, 3),
    ):
        begun = interview.started_at if kind == at else None
        turn = factories.PartFactory(
            interview=interview, kind=kind, position=position, budget=minutes * MINUTE, started_at=begun
        )
        if kind != Turn.Kind.CLOSING:
            factories.AnswerFactory(turn=turn)
    open_turn = interview.turns.get(kind=at) if at != Turn.Kind.QUESTION else interview.turns.get(position=1)
    interview.turns.filter(position__lt=open_turn.position).update(
        started_at=interview.started_at, ended_at=interview.started_at
    )
    interview.turns.questions().filter(position__lt=open_turn.position).update(outcome=Outcome.EMPTY)
    interview.current_turn = open_turn.position
    interview.save(update_fields=["current_turn"])
    return interview


def build_turn(interview: Interview, question: Question, *, position: int) -> Turn:
    """A turn with its empty answer boxes; the first is begun when the interview has started."""
    begun = interview.started_at if position == 1 else None
    assert question.current_version is not None
    turn = factories.TurnFactory(
        interview=interview, version=question.current_version, position=position, started_at=begun
    )
    probes = question.current_version.probes.all()
    Answer.objects.bulk_create(
        factories.AnswerFactory.build(turn=turn, position=place, probe=probe)
        for place, probe in enumerate([None, *probes])
    )
    return turn


def _times(state: str, started_at: int, minutes: int, mode: str) -> dict[str, int | None]:
    if state == State.PLANNED:
        return {}
    deadline = started_at + minutes * MINUTE if mode == Interview.Mode.MOCK else None
    closed = None if state == State.RUNNING else started_at + minutes * MINUTE
    return {
        "started_at": started_at,
        "deadline_at": deadline,
        "closes_at": deadline + GRACE if deadline else None,
        "closed_at": closed,
    }
