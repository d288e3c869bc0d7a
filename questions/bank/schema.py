"""The shape of bank files. Rules that need two files, or two places of one, are in checks.py."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from questions import limits
from questions.vocabulary import Dimension, Kind


def _storable(text: str) -> str:
    """Refuse NUL, which PostgreSQL refuses, and half of a surrogate pair, which has no UTF-8."""
    if re.search("[\0\ud800-\udfff]", text):
        raise ValueError("expected text without NUL characters or lone surrogates")
    return text


def _iso_date(value: Any) -> Any:
    with suppress(ValueError):
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
    raise ValueError("expected a date such as 2026-11-23")


_STORABLE = AfterValidator(_storable)
_ONE_LINE = r"^[^\n]*$"


def _words(limit: int, pattern: str | None = None) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit, pattern=pattern)


Text = Annotated[str, _words(limits.TEXT), _STORABLE]
Line = Annotated[str, _words(limits.LINE, _ONE_LINE), _STORABLE]
Name = Annotated[str, _words(limits.NAME, _ONE_LINE), _STORABLE]
LevelName = Annotated[str, _words(limits.LEVEL, _ONE_LINE), _STORABLE]
CriterionName = Annotated[str, _words(limits.CRITERION, _ONE_LINE), _STORABLE]
Headline = Annotated[str, _words(limits.HEADLINE, _ONE_LINE), _STORABLE]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=limits.KEY)]
LevelSlug = Annotated[Slug, StringConstraints(max_length=limits.LEVEL_KEY)]
IsoDate = Annotated[date, BeforeValidator(_iso_date)]
Whole = Annotated[int, Field(strict=True)]
Pay = Annotated[Whole, Field(ge=0, le=limits.PAY)]
Flag = Annotated[bool, Field(strict=True)]


class Entry(BaseModel):
    """Part of a bank file: only the declared keys, and immutable after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LevelEntry(Entry):
    key: LevelSlug
    name: LevelName


class SourceEntry(Entry):
    """The brief that the facts of a role come from."""

    title: Line
    read_on: IsoDate


class AreaEntry(Entry):
    """`examples` has only the levels for which the brief gives one; gaps are not filled."""

    key: Slug
    name: Name
    summary: Text
    assessed: Text
    examples: dict[str, Text] = {}


class TitleEntry(Entry):
    """A job title; `weights` says how much an interview for it asks of every area; 0 is nothing."""

    key: Slug
    name: Name
    level: Slug
    focus: Line
    weights: dict[str, Annotated[Whole, Field(ge=0, le=limits.AREA_WEIGHT)]]


class PayEntry(Entry):
    """A yearly pay range; without a level it is the brief's overall range."""

    level: Slug | None
    low: Pay
    high: Pay
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    open_ended: Flag
    region: Line
    note: Text | None = None


class StageEntry(Entry):
    title: Name
    note: Text | None = None


class FaqEntry(Entry):
    question: Line
    answer: Text


class RoleFile(Entry):
    """`role.yaml`: the role, in the bank's own words."""

    slug: Slug
    title: Name
    summary: Text
    ladder: Annotated[tuple[LevelEntry, ...], Field(min_length=2, max_length=8)]
    source: SourceEntry
    areas: Annotated[tuple[AreaEntry, ...], Field(min_length=1)]
    titles: tuple[TitleEntry, ...] = ()
    skills: tuple[Line, ...] = ()
    certifications: tuple[Line, ...] = ()
    education: Text | None = None
    steps: tuple[Line, ...] = ()
    pay: tuple[PayEntry, ...] = ()
    path: tuple[StageEntry, ...] = ()
    career_path: Text | None = None
    demand: Text | None = None
    faqs: tuple[FaqEntry, ...] = ()


class CriterionEntry(Entry):
    """One behaviour; `anchors` says for each level of the ladder what the answer contains."""

    key: Slug
    name: CriterionName
    dimension: Dimension
    weight: Annotated[Whole, Field(ge=1, le=limits.WEIGHT)] = 1
    weight_reason: Text | None = None
    gate: Flag = False
    anchors: dict[str, Text]


class ProbeEntry(Entry):
    text: Text
    good_reply: Text


class ModelPointEntry(Entry):
    text: Text
    criterion: Slug


class RedFlagEntry(Entry):
    action: Text
    reason: Text


class FactEntry(Entry):
    """A figure that the model answer leans on; `date` is when the source was read."""

    text: Text
    source: Line
    date: IsoDate


class QuestionEntry(Entry):
    """One question of `<area>/<level>.yaml` with its rubric; `date` is its last review."""

    key: Slug
    headline: Headline
    situation: Text
    ask: Text
    kind: Kind
    minutes: Annotated[Whole, Field(ge=1, le=limits.MINUTES)]
    reviewed: Flag
    date: IsoDate
    criteria: Annotated[tuple[CriterionEntry, ...], Field(min_length=1, max_length=limits.CRITERIA)]
    not_yet: Text
    probes: Annotated[tuple[ProbeEntry, ...], Field(max_length=limits.PROBES)] = ()
    model_answer: Annotated[tuple[ModelPointEntry, ...], Field(min_length=1, max_length=limits.POINTS)]
    what_would_change: Text
    red_flags: Annotated[tuple[RedFlagEntry, ...], Field(max_length=limits.RED_FLAGS)] = ()
    facts: tuple[FactEntry, ...] = ()
