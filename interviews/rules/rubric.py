"""A rubric as one version words it, and the marks given by it. Pure; ranks are as in scoring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from interviews.errors import IncompleteMarks
from interviews.rules.scoring import NOT_YET, CriterionMark, turn_level

NOT_YET_NAME: Final = "Not yet"
NOT_YET_TEXT: Final = "Nothing of this is in the answer yet."
MOST_QUOTES: Final = 10
QUOTE_LENGTH: Final = 500
REASON_LENGTH: Final = 1000


@dataclass(frozen=True, slots=True)
class AnchorText:
    """What an answer of this rank contains; rank 0 says what one below the ladder looks like."""

    rank: int
    level: str
    text: str
    level_id: int | None = None
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class RubricRow:
    """A criterion with its anchors from "not yet" up, so that a rank is also an index."""

    id: int
    letter: str
    key: str
    name: str
    weight: int
    gate: bool
    anchors: tuple[AnchorText, ...]

    def at(self, rank: int) -> AnchorText:
        return self.anchors[rank]

    @property
    def highest(self) -> int:
        return len(self.anchors) - 1


@dataclass(frozen=True, slots=True)
class Rubric:
    rows: tuple[RubricRow, ...]

    @property
    def names(self) -> list[str]:
        """The ladder's level names from the lowest up."""
        return [anchor.level for anchor in self.rows[0].anchors[1:]] if self.rows else []

    def level_id(self, rank: int) -> int | None:
        return self.rows[0].at(rank).level_id

    def letter_of(self, key: str) -> str:
        """The letter of the criterion with this key, "" if the version has no such criterion."""
        return next((row.letter for row in self.rows if row.key == key), "")


@dataclass(frozen=True, slots=True)
class GivenMark:
    """The rank chosen for one criterion, its evidence, and why it was revised."""

    rank: int
    evidence: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PassRecord:
    """A stored pass: its marks by criterion, or a draft of the form."""

    id: int
    committed_at: int | None
    draft: Mapping[str, list[str]]
    marks: dict[int, GivenMark]
    revision: int = 0  # of the draft

    @property
    def is_committed(self) -> bool:
        return self.committed_at is not None


def criterion_marks(rubric: Rubric, marks: Mapping[int, GivenMark]) -> list[CriterionMark]:
    """The marks as scoring weighs them. Raises IncompleteMarks unless each criterion has a valid one."""
    if not rubric.rows or set(marks) != {row.id for row in rubric.rows}:
        raise IncompleteMarks
    if any(not NOT_YET <= marks[row.id].rank <= row.highest for row in rubric.rows):
        raise IncompleteMarks
    return [CriterionMark(marks[row.id].rank, row.weight, row.gate) for row in rubric.rows]


def rank_reached(rubric: Rubric, marks: Mapping[int, GivenMark]) -> int:
    """The rank that a complete set of marks gives. Raises IncompleteMarks."""
    return turn_level(criterion_marks(rubric, marks))


def was_blind(*, committed_at: int, revealed_at: int | None) -> bool:
    """Whether the model answer was shown no earlier than at the commit of the blind pass, which shows it."""
    return revealed_at is None or revealed_at >= committed_at
