"""A version before it is stored, from a form, a bank file or a drafting rule, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from questions.models import Ladder, Question, QuestionVersion, Span
from questions.vocabulary import AnchorSource, Dimension


@dataclass(frozen=True)
class AnchorDraft:
    text: str
    source: AnchorSource = AnchorSource.AUTHOR


@dataclass(frozen=True)
class CriterionDraft:
    """`anchors` are by level key; a level may be missing or empty until the version is published."""

    key: str
    name: str
    dimension: Dimension
    anchors: Mapping[str, AnchorDraft]
    weight: int = 1
    gate: bool = False


@dataclass(frozen=True)
class ProbeDraft:
    text: str
    good_reply: str = ""


@dataclass(frozen=True)
class VersionDraft:
    """Everything a QuestionVersion and its rubric say; lists are in the order they are shown."""

    ladder: Ladder
    headline: str
    situation: str
    ask: str
    minutes: int
    criteria: Sequence[CriterionDraft]
    probes: Sequence[ProbeDraft] = ()
    not_yet: str = ""
    model_answer: Sequence[Mapping[str, str]] = ()
    what_would_change: str = ""
    red_flags: Sequence[Mapping[str, str]] = ()
    facts: Sequence[Mapping[str, str]] = ()
    is_reviewed: bool = False
    file_sha256: str = ""
    spans: Sequence[Span] = field(default=())

    @property
    def drafted_anchors(self) -> int:
        """How many anchors are drafts that nobody has reviewed."""
        anchors = (anchor for criterion in self.criteria for anchor in criterion.anchors.values())
        return sum(anchor.source is AnchorSource.DRAFT for anchor in anchors)

    @property
    def is_vouched_for(self) -> bool:
        """Whether all of it was reviewed; publishing reviews it."""
        return self.is_reviewed and not self.drafted_anchors

    def fill(self, version: QuestionVersion) -> None:
        """Write the wording into an unsaved or unfrozen row; NUL and overlong text raise ValidationError."""
        version.ladder = self.ladder
        version.headline = self.headline
        version.situation = self.situation
        version.ask = self.ask
        version.minutes = self.minutes
        version.not_yet = self.not_yet
        version.model_answer = [dict(point) for point in self.model_answer]
        version.what_would_change = self.what_would_change
        version.red_flags = [dict(flag) for flag in self.red_flags]
        version.facts = [dict(fact) for fact in self.facts]
        version.is_reviewed = self.is_reviewed
        version.file_sha256 = self.file_sha256
        version.clean_fields(exclude=["question", "ladder", "author"])


# A question and the draft of its latest version.
Draft = tuple[Question, VersionDraft]
