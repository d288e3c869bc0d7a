"""The turns of a person's interviews, with what they may read of question, rubric and marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from accounts.models import User
from accounts.my_data.moments import iso
from database.clock import as_datetime
from interviews.models import Grading, Interview, ModelAnswerReveal, Turn
from interviews.my_data.answer_queries import answers_by_turn
from interviews.my_data.grading_queries import grading_data, model_answer_data, rubric_data
from interviews.reading.rubrics import Passes, passes_of, rubrics_of
from interviews.rules.outcomes import outcome_of
from interviews.rules.rubric import Rubric
from interviews.rules.scoring import Outcome
from questions.models import QuestionVersion

_PASSES = (Grading.Pass.BLIND, Grading.Pass.FINAL)


@dataclass(frozen=True)
class _Read:
    """The rows that belong to the turns, read once for all of them."""

    answers: Mapping[int, list[dict[str, Any]]]
    passes: Passes
    rubrics: Mapping[int, Rubric]
    closed: Set[UUID]


def turns_by_interview(
    person: User, interviews: Mapping[int, Interview], closed: Set[UUID]
) -> dict[int, list[dict[str, Any]]]:
    """The turns of the person's interviews, in order, by the interview's key: five statements."""
    turns = _turns(person)
    passes = passes_of(turns, grader=person)
    graded = {turn.version_id for turn in turns if turn.version_id and _is_revealed(turn, passes)}
    read = _Read(answers_by_turn(person), passes, rubrics_of(graded), closed)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for turn in turns:
        # An interview that was started while this was read is in the next export.
        if interview := interviews.get(turn.interview_id):
            found[interview.pk].append(_turn(turn, interview, read))
    return found


def _turns(person: User) -> list[Turn]:
    reveals = ModelAnswerReveal.objects.filter(user=person, version=OuterRef("version"))
    own = Turn.objects.filter(interview__owner=person).order_by("interview", "position")
    shown = own.select_related("version__question__level", "area", "level_reached")
    return list(shown.annotate(revealed_at=Subquery(reveals.values("revealed_at")[:1])))


def _is_revealed(turn: Turn, passes: Passes) -> bool:
    """Whether the blind pass is committed: from then on the rubric is shown with its levels."""
    blind = passes.get((turn.pk, Grading.Pass.BLIND))
    return blind is not None and blind.is_committed


def _turn(turn: Turn, interview: Interview, read: _Read) -> dict[str, Any]:
    answers = read.answers.get(turn.pk, [])
    outcome = _outcome(turn, interview, answers)
    version = turn.version if _was_asked(turn, interview, outcome) else None
    is_over = interview.reads_as_closed and turn.position == interview.current_turn
    return {
        "position": turn.position,
        "kind": turn.kind,
        "area": turn.area.name if turn.area else None,
        "outcome": outcome,
        "level_reached": turn.level_name if turn.graded_at and outcome == Outcome.ANSWERED else None,
        "budget_milliseconds": turn.budget,
        "started_at": iso(as_datetime(turn.started_at)),
        "ended_at": iso(as_datetime(turn.ended_at or (interview.deadline_at if is_over else None))),
        "graded_at": iso(as_datetime(turn.graded_at)),
        "is_flagged": turn.is_flagged,
        "question": _question(version) if version else None,
        "answers": answers,
        **_judged(turn, version, read),
    }


def _outcome(turn: Turn, interview: Interview, answers: Iterable[Mapping[str, Any]]) -> str:
    """The stored outcome or, if the closing is not written yet, the one that follows from the texts."""
    if turn.outcome or not turn.is_question or not interview.reads_as_closed:
        return turn.outcome
    texts = [answer["text"] for answer in answers]
    return outcome_of(position=turn.position, current=interview.current_turn, texts=texts)


def _was_asked(turn: Turn, interview: Interview, outcome: str) -> bool:
    """Whether its wording was shown; a question that was not reached may be asked another time."""
    if interview.reads_as_closed:
        return outcome != Outcome.NOT_REACHED
    return turn.started_at is not None


def _question(version: QuestionVersion) -> dict[str, Any]:
    return {
        "id": str(version.question.public_id),
        "version": version.number,
        "level": version.question.level.name,
        "headline": version.headline,
        "situation": version.situation,
        "ask": version.ask,
    }


def _judged(turn: Turn, version: QuestionVersion | None, read: _Read) -> dict[str, Any]:
    """Gradings with their drafts; the rubric and the model answer if the person may read them."""
    rubric = read.rubrics.get(turn.version_id or 0, Rubric(()))
    records = [(kind, read.passes.get((turn.pk, kind))) for kind in _PASSES]
    annotated: Any = turn
    is_open = version and annotated.revealed_at and version.question.public_id not in read.closed
    return {
        "gradings": [grading_data(kind, record, rubric) for kind, record in records if record],
        "rubric": rubric_data(rubric) if version and _is_revealed(turn, read.passes) else None,
        "model_answer": model_answer_data(version, rubric) if version and is_open else None,
    }
