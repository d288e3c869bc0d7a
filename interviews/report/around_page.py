"""The texts around the questions of a mock: the introduction, and the candidate's own questions."""

from __future__ import annotations

from dataclasses import dataclass

from interviews.models import Interview, Turn
from interviews.reading.answers import AnswerSheet, answer_sheet, with_answers


@dataclass(frozen=True, slots=True)
class ReadPart:
    turn: Turn
    sheet: AnswerSheet


@dataclass(frozen=True, slots=True)
class ReadParts:
    """Each is None if nothing was written. They are not graded."""

    introduction: ReadPart | None
    own_questions: ReadPart | None


def read_parts(interview: Interview, *, is_own: bool) -> ReadParts:
    """The parts of a closed interview: one statement, three where it has any. `is_own` as in answer_sheet."""
    turns = with_answers(interview.turns.exclude(kind=Turn.Kind.QUESTION))
    parts = {turn.kind: ReadPart(turn, answer_sheet(turn, is_own=is_own)) for turn in turns}
    written = {kind: part for kind, part in parts.items() if _holds_words(part.sheet)}
    return ReadParts(written.get(Turn.Kind.OPENING), written.get(Turn.Kind.OWN_QUESTIONS))


def _holds_words(sheet: AnswerSheet) -> bool:
    return any(box.text.strip() or box.text_at_deadline or box.refused for box in sheet.boxes)
