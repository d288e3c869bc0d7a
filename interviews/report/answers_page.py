"""All of a closed interview to read.

Each turn has its wording, answers, both passes, and how its level came about. Around the questions of a mock
are the introduction and the candidate's own questions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from interviews.models import Grading, Interview, Turn
from interviews.reading.model_answer import ModelPoint, model_points
from interviews.reading.rubrics import Passes, passes_of, rubrics_of
from interviews.reading.turns import AnswerSheet, answer_sheet, closed_turns, said_in, with_answers
from interviews.report.explanation import NamedMark, explain_turn, explain_unanswered
from interviews.rules.evidence import Quote, Said
from interviews.rules.rubric import AnchorText, GivenMark, PassRecord, Rubric, RubricRow, criterion_marks
from interviews.rules.scoring import Outcome


@dataclass(frozen=True, slots=True)
class ReadMark:
    """A criterion with what was marked in each committed pass."""

    row: RubricRow
    blind: GivenMark | None
    final: GivenMark | None
    said: Said

    @property
    def quotes(self) -> list[Quote]:
        mark = self.final or self.blind
        return [self.said.quote(words) for words in mark.evidence] if mark else []

    @property
    def blind_anchor(self) -> AnchorText | None:
        return self.row.at(self.blind.rank) if self.blind else None

    @property
    def final_anchor(self) -> AnchorText | None:
        return self.row.at(self.final.rank) if self.final else None

    @property
    def is_revised(self) -> bool:
        return self.blind is not None and self.final is not None and self.blind.rank != self.final.rank


@dataclass(frozen=True, slots=True)
class ReadTurn:
    turn: Turn
    outcome: Outcome
    sheet: AnswerSheet
    marks: list[ReadMark]
    level: str  # the level reached in words, "" while it is not graded
    explained: list[str]
    model_answer: list[ModelPoint] | None  # None: not shown to this reader

    @property
    def was_asked(self) -> bool:
        return self.outcome is not Outcome.NOT_REACHED


def read_turns(interview: Interview, *, is_own: bool) -> list[ReadTurn]:
    """All turns in order; a constant number of statements.

    `is_own`: for the candidate, with the model answers shown before and the texts that came too late.
    Questions that were not reached come without their wording, because they may be asked another time.
    """
    turns = closed_turns(interview, owner=interview.owner_id)
    passes = passes_of(turns, grader=interview.owner_id)
    rubrics = rubrics_of(turn.asked_version.pk for turn in turns)
    return [
        _read(turn, rubrics.get(turn.asked_version.pk, Rubric(())), passes, is_own=is_own) for turn in turns
    ]


def _read(turn: Turn, rubric: Rubric, passes: Passes, *, is_own: bool) -> ReadTurn:
    blind = _committed(passes.get((turn.pk, Grading.Pass.BLIND)))
    final = _committed(passes.get((turn.pk, Grading.Pass.FINAL)))
    said = said_in(turn)
    marks = [ReadMark(row, _mark(blind, row), _mark(final, row), said) for row in rubric.rows]
    outcome = Outcome(turn.outcome)
    annotated: Any = turn
    is_open = annotated.revealed_at is not None and not annotated.is_being_asked
    return ReadTurn(
        turn=turn,
        outcome=outcome,
        sheet=answer_sheet(
            turn, [(mark.row.letter, quote.words) for mark in marks for quote in mark.quotes], is_own=is_own
        ),
        marks=marks if blind else [],
        level=_level(turn, outcome),
        explained=_explain(outcome, rubric, final),
        model_answer=model_points(turn, rubric) if is_own and is_open else None,
    )


def _committed(record: PassRecord | None) -> PassRecord | None:
    return record if record is not None and record.is_committed else None


def _mark(record: PassRecord | None, row: RubricRow) -> GivenMark | None:
    return record.marks[row.id] if record else None


def _level(turn: Turn, outcome: Outcome) -> str:
    if outcome is not Outcome.ANSWERED or turn.graded_at is None:
        return ""
    return turn.level_name


def _explain(outcome: Outcome, rubric: Rubric, final: PassRecord | None) -> list[str]:
    if outcome is not Outcome.ANSWERED:
        return [explain_unanswered(outcome)]
    if final is None:
        return []
    named = [
        NamedMark(row.name, mark)
        for row, mark in zip(rubric.rows, criterion_marks(rubric, final.marks), strict=True)
    ]
    return explain_turn(named, rubric.names)


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
