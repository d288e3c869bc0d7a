"""The cards of a report: what one level higher asks for, and what went best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviews.models import Grading, Turn
from interviews.reading.rubrics import Passes
from interviews.report.next_steps import MarkedCriterion, next_steps
from interviews.rules.rubric import AnchorText, GivenMark, Rubric, RubricRow


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """One final mark with the criterion and the turn it belongs to."""

    turn: Turn
    row: RubricRow
    mark: GivenMark

    @property
    def quote(self) -> str:
        """The first piece of evidence, "" where none was given."""
        return self.mark.evidence[0] if self.mark.evidence else ""

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
