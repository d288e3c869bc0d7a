"""The report of a graded interview: everything its page, its print and its shared copy show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from interviews.models import Grading, Interview, Turn
from interviews.reading.rubrics import Passes, passes_of, rubrics_of
from interviews.reading.turns import closed_turns
from interviews.report.cards_page import MarkedRow, Steps, marked_rows, steps
from interviews.report.pay_queries import ResultPay, result_pay
from interviews.report.result_page import Result, level_names
from interviews.rules.rubric import was_blind


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
