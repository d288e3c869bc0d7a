"""The report of a graded interview: everything its page, its print and its shared copy show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from interviews.models import Grading, Interview, Turn
from interviews.reading.rubrics import Passes, passes_of, rubrics_of
from interviews.reading.turns import closed_turns, said_in
from interviews.report.next_steps import MarkedCriterion, next_steps
from interviews.report.result_page import Result, ResultPay, level_names, result_pay
from interviews.rules.rubric import AnchorText, GivenMark, Rubric, RubricRow, was_blind


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """One final mark with the criterion and the turn it belongs to."""

    turn: Turn
    row: RubricRow
    mark: GivenMark

    @property
    def quote(self) -> str:
        """The first quote that stands in the answer, "" where there is none."""
        said = said_in(self.turn)
        return next((words for quote in self.mark.evidence if (words := said.verbatim(quote))), "")

    @property
    def anchor(self) -> AnchorText:
        return self.row.at(self.mark.rank)

    @property
    def is_draft(self) -> bool:
        return self.anchor.is_draft


@dataclass(frozen=True, slots=True)
class StepUp:
    """A gap: the anchor that was met and the one above it."""

    marked: MarkedRow
    above: AnchorText

    @property
    def is_draft(self) -> bool:
        return self.marked.is_draft or self.above.is_draft


@dataclass(frozen=True, slots=True)
class Steps:
    ups: list[StepUp]
    strongest: list[MarkedRow]


def marked_rows(turns: Sequence[Turn], passes: Passes, rubrics: Mapping[int, Rubric]) -> list[MarkedRow]:
    """All final marks in the order of turns and criteria."""
    return [
        MarkedRow(turn, row, record.marks[row.id])
        for turn in turns
        if (record := passes.get((turn.pk, Grading.Pass.FINAL))) is not None and record.is_committed
        for row in rubrics[turn.asked_version.pk].rows
    ]


def steps(rows: Sequence[MarkedRow], *, target: int) -> Steps:
    """The next steps towards `target`, a rank of the ladder, and the strongest marks."""
    found = next_steps([_counted(place, marked) for place, marked in enumerate(rows)], target=target)
    return Steps(
        ups=[_step_up(rows[mark.key]) for mark in found.gaps],
        strongest=[rows[mark.key] for mark in found.strongest],
    )


def _counted(place: int, marked: MarkedRow) -> MarkedCriterion:
    return MarkedCriterion(
        key=place,
        area=marked.turn.asked_area.pk,
        rank=marked.mark.rank,
        weight=marked.row.weight,
        gate=marked.row.gate,
    )


def _step_up(marked: MarkedRow) -> StepUp:
    return StepUp(marked, above=marked.row.at(marked.mark.rank + 1))


@dataclass(frozen=True, slots=True)
class Caveats:
    """Remarks beside the figures, so that nobody reads more into them than they say."""

    not_reached: int
    late: list[int]  # positions of turns whose last words came after the bell
    drafted: int  # final marks for an anchor that nobody has reviewed
    marks: int
    not_blind: list[int]  # positions of turns whose model answer was known before the first pass


@dataclass(frozen=True, slots=True)
class Report:
    result: Result
    pay: ResultPay | None
    steps: Steps
    caveats: Caveats
    revised: int  # marks that the second pass changed
    open_shares: int
    minutes_granted: int  # while it was running

    @property
    def interview(self) -> Interview:
        return self.result.interview

    @property
    def first_begun(self) -> int:
        """The position of the first question that was begun or, if there is none, of the opening."""
        return next((turn.position for turn in self.result.turns if turn.started_at), 0)

    @property
    def has_marks(self) -> bool:
        return self.caveats.marks > 0


def report(interview: Interview, *, candidate: str = "") -> Report:
    """The report of a graded interview, or of a closed one in which nothing was answered.

    Give the candidate's name if somebody else reads it. The number of statements does not depend on the
    number of turns.
    """
    turns = closed_turns(interview, owner=interview.owner_id)
    passes = passes_of(turns, grader=interview.owner_id)
    rubrics = rubrics_of(turn.asked_version.pk for turn in turns)
    rows = marked_rows(turns, passes, rubrics)
    result = Result(interview, turns, level_names(interview), candidate)
    return Report(
        result=result,
        pay=result_pay(interview, reached=result.reached.rank),
        steps=steps(rows, target=_target(result)),
        caveats=_caveats(turns, passes, rows, result),
        revised=sum(_was_revised(marked, passes) for marked in rows),
        open_shares=interview.shares.open().count(),
        minutes_granted=interview.extensions.aggregate(sum=Sum("minutes"))["sum"] or 0,
    )


def _target(result: Result) -> int:
    """The bar or, once it is reached, the level above the one reached."""
    reached = result.reached.rank or 0
    return result.bar if reached < result.bar else min(reached + 1, len(result.names))


def _caveats(turns: Sequence[Turn], passes: Passes, rows: Sequence[MarkedRow], result: Result) -> Caveats:
    return Caveats(
        not_reached=result.reached.planned - result.reached.counted,
        late=[turn.position for turn in turns if any(answer.late_by for answer in turn.answers.all())],
        drafted=sum(marked.is_draft for marked in rows),
        marks=len(rows),
        not_blind=[turn.position for turn in turns if not _was_blind(turn, passes)],
    )


def _was_blind(turn: Turn, passes: Passes) -> bool:
    blind = passes.get((turn.pk, Grading.Pass.BLIND))
    if blind is None or blind.committed_at is None:
        return True
    annotated: Any = turn
    return was_blind(committed_at=blind.committed_at, revealed_at=annotated.revealed_at)


def _was_revised(marked: MarkedRow, passes: Passes) -> bool:
    blind = passes.get((marked.turn.pk, Grading.Pass.BLIND))
    return blind is not None and blind.marks[marked.row.id].rank != marked.mark.rank
