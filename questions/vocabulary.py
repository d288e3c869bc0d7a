"""The closed lists that briefs, bank files and the database share. Pure."""

from __future__ import annotations

from enum import StrEnum


class Labelled(StrEnum):
    """A StrEnum whose label is its value in words: `trade_offs` reads "Trade-offs"."""

    @property
    def label(self) -> str:
        return _LABELS.get(self, self.value.replace("_", " ").capitalize())

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(member.value, member.label) for member in cls]


class Kind(Labelled):
    """What a question makes the candidate do."""

    DESIGN = "design"
    EXPERIENCE = "experience"
    JUDGEMENT = "judgement"
    DIAGNOSE = "diagnose"
    ESTIMATE = "estimate"
    OPERATE = "operate"
    DECIDE = "decide"


class Dimension(Labelled):
    """The kind of behaviour that a criterion judges; trends are by area and dimension."""

    DIAGNOSIS = "diagnosis"
    DESIGN = "design"
    ESTIMATE = "estimate"
    OPERATION = "operation"
    SAFETY = "safety"
    TRADE_OFFS = "trade_offs"
    COMMUNICATION = "communication"
    OWNERSHIP = "ownership"


class AnchorSource(Labelled):
    """Who wrote an anchor; a result based on drafted anchors says so."""

    BRIEF = "brief"
    DRAFT = "draft"
    AUTHOR = "author"


_LABELS: dict[Labelled, str] = {
    Kind.DIAGNOSE: "Diagnose, then decide",
    Kind.DECIDE: "Decide with people",
    Kind.OPERATE: "Operate under pressure",
    Dimension.TRADE_OFFS: "Trade-offs",
    AnchorSource.BRIEF: "From the brief",
    AnchorSource.DRAFT: "Drafted, not yet reviewed",
    AnchorSource.AUTHOR: "Written by an author",
}
