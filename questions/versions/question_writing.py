"""Storing drafted questions with a version of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.models import Question, QuestionVersion, Role
from questions.versions.question_drafts import QuestionDraft
from questions.versions.writing import create_versions


def write_questions(
    *, role: Role, drafts: Sequence[QuestionDraft], known: Mapping[str, Question] | None = None
) -> list[QuestionVersion]:
    """Store a version of each draft; `known` are stored questions by key, the others are made.

    A question that the files had dropped is used again with its draft; one that a person retired is not.
    """
    known = known or {}
    areas = {area.key: area for area in role.areas.all()}
    levels = {level.key: level for level in role.ladder.levels.all()}
    questions = []
    for draft in drafts:
        question = known.get(draft.key) or Question(role=role, key=draft.key, origin=draft.origin)
        question.area = areas[draft.area]
        question.level = levels[draft.level]
        question.kind = draft.kind
        question.is_retired = question.is_retired and not question.is_dropped
        question.is_dropped = False
        questions.append(question)
    _store(questions)
    wordings = (draft.version for draft in drafts)
    return create_versions(drafts=list(zip(questions, wordings, strict=True)))


def _store(questions: Sequence[Question]) -> None:
    fresh = [question for question in questions if question._state.adding]
    Question.objects.bulk_update(
        [question for question in questions if not question._state.adding],
        ["area", "level", "kind", "is_retired", "is_dropped"],
    )
    Question.objects.bulk_create(fresh)
