"""A role before it is stored, read from a brief or a role file, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from questions.models import Span


@dataclass(frozen=True)
class LevelDraft:
    key: str
    name: str


@dataclass(frozen=True)
class ExampleDraft:
    """`level` is a key of the role's ladder, here and below."""

    level: str
    text: str
    span: Span | None = None


@dataclass(frozen=True)
class AreaDraft:
    key: str
    name: str
    summary: str
    assessed: str
    examples: tuple[ExampleDraft, ...] = ()
    span: Span | None = None


@dataclass(frozen=True)
class TitleDraft:
    """`weights` by area key; an area that is missing counts 0."""

    key: str
    name: str
    level: str
    focus: str
    weights: Mapping[str, int]


@dataclass(frozen=True)
class PayDraft:
    """Yearly pay; `level` is None for the role's whole range."""

    level: str | None
    low: int
    high: int | None
    currency: str
    open_ended: bool


@dataclass(frozen=True)
class RoleDraft:
    """Everything a role guide tells; `faqs` are (question, answer), `stages` (title, note)."""

    title: str
    summary: str
    levels: tuple[LevelDraft, ...]
    areas: tuple[AreaDraft, ...]
    titles: tuple[TitleDraft, ...] = ()
    skills: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    pay: tuple[PayDraft, ...] = ()
    stages: tuple[tuple[str, str], ...] = ()
    faqs: tuple[tuple[str, str], ...] = ()
    education: str = ""
    career_path: str = ""
    demand: str = ""
    pay_region: str = ""
    pay_note: str = ""
    source_title: str = ""
    source_read_on: date | None = None
