"""The result of the drafting rules: questions with their rubric, before anybody has edited them."""

from __future__ import annotations

from dataclasses import dataclass

from questions.brief.document import TextSpan
from questions.vocabulary import AnchorSource, Dimension, Kind


@dataclass(frozen=True, slots=True)
class DraftProbe:
    """A follow-up and what a good reply to it adds."""

    text: str
    adds: str


@dataclass(frozen=True, slots=True)
class DraftAnchor:
    """What an answer at the level contains."""

    level: str
    text: str
    source: AnchorSource


@dataclass(frozen=True, slots=True)
class DraftCriterion:
    """One behaviour, with an anchor for every level; a gate, or a weight above 1, gives its reason."""

    key: str
    name: str
    dimension: Dimension
    weight: int
    anchors: tuple[DraftAnchor, ...]
    gate_reason: str = ""
    weight_reason: str = ""

    @property
    def is_gate(self) -> bool:
        return bool(self.gate_reason)


@dataclass(frozen=True, slots=True)
class DraftModelPoint:
    """One point of a model answer's outline and the key of the criterion that it serves."""

    text: str
    criterion: str


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A drafted question; `key` is unique in its role, `spans` are where in the brief it comes from.

    `place` is the index of its area among those given, because two areas may have the same name.
    """

    key: str
    area: str
    place: int
    level: str
    kind: Kind
    headline: str
    situation: str
    ask: str
    minutes: int
    not_yet: str
    probes: tuple[DraftProbe, ...]
    criteria: tuple[DraftCriterion, ...]
    model_answer: tuple[DraftModelPoint, ...]
    spans: tuple[TextSpan, ...] | None = None
