"""The guide of a role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from questions.charts import PHONE, WIDE, Band, PayChart, money_range, pay_chart
from questions.models import (
    Area,
    CareerStage,
    CommonQuestion,
    JobTitle,
    Level,
    LevelExample,
    PayBand,
    Role,
    Skill,
)


@dataclass(frozen=True)
class ExampleCell:
    """One level with its examples, or neighbouring levels for which the brief gives none."""

    levels: tuple[str, ...]
    examples: tuple[str, ...]

    @property
    def span(self) -> int:
        return len(self.levels)


@dataclass(frozen=True)
class AreaRow:
    area: Area
    cells: tuple[ExampleCell, ...]


@dataclass(frozen=True)
class TitleColumn:
    """The job titles of a level."""

    level: Level
    titles: tuple[JobTitle, ...]


@dataclass(frozen=True)
class Pay:
    """Pay by level, drawn for two widths or else in words; `overall` is the range of the role as a whole."""

    chart: PayChart | None
    phone_chart: PayChart | None
    words: str
    overall: str


@dataclass(frozen=True)
class RoleGuide:
    role: Role
    levels: tuple[Level, ...]
    areas: tuple[AreaRow, ...]
    title_columns: tuple[TitleColumn, ...]
    pay: Pay | None
    skills: tuple[str, ...]
    certifications: tuple[str, ...]
    steps: tuple[str, ...]
    stages: tuple[CareerStage, ...]
    faqs: tuple[CommonQuestion, ...]

    @property
    def has_path(self) -> bool:
        role = self.role
        return bool(self.stages or self.steps or role.career_path or role.education or role.demand)


def role_guide(role: Role) -> RoleGuide:
    """The guide of a role in nine statements, however much it tells."""
    levels = tuple(Level.objects.filter(ladder=role.ladder_id))
    skills = list(role.skill_set.all())
    return RoleGuide(
        role=role,
        levels=levels,
        areas=tuple(_area_rows(role, levels)),
        title_columns=tuple(_title_columns(role, levels)),
        pay=_pay(list(role.payband_set.select_related("level"))),
        skills=tuple(skill.text for skill in skills if skill.kind == Skill.Kind.SKILL),
        certifications=tuple(skill.text for skill in skills if skill.kind == Skill.Kind.CERTIFICATION),
        steps=tuple(step.text for step in role.pathstep_set.all()),
        stages=tuple(role.careerstage_set.all()),
        faqs=tuple(role.commonquestion_set.all()),
    )


def merged_cells(levels: Sequence[str], examples: Mapping[str, Sequence[str]]) -> tuple[ExampleCell, ...]:
    """The row of an area: a cell for each level with examples, one for each run of levels without."""
    cells: list[ExampleCell] = []
    for has_examples, run in groupby(levels, key=lambda level: bool(examples.get(level))):
        if has_examples:
            cells += [ExampleCell((level,), tuple(examples[level])) for level in run]
        else:
            cells.append(ExampleCell(tuple(run), ()))
    return tuple(cells)


def _area_rows(role: Role, levels: Sequence[Level]) -> Iterator[AreaRow]:
    examples: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for example in LevelExample.objects.filter(area__role=role).select_related("level"):
        examples[example.area_id][example.level.name].append(example.text)
    names = [level.name for level in levels]
    for area in role.areas.current():
        yield AreaRow(area, merged_cells(names, examples[area.pk]))


def _title_columns(role: Role, levels: Sequence[Level]) -> Iterator[TitleColumn]:
    titles: dict[int, list[JobTitle]] = defaultdict(list)
    for title in role.job_titles.all():
        titles[title.level_id].append(title)
    if titles:
        yield from (TitleColumn(level, tuple(titles[level.pk])) for level in levels)


def _pay(bands: Sequence[PayBand]) -> Pay | None:
    if not bands:
        return None
    by_level = sorted((band for band in bands if band.level), key=_rank)
    # Different currencies cannot share an axis.
    is_drawn = len({band.currency for band in by_level}) == 1
    overall = [_range(band) for band in bands if band.level is None]
    return Pay(
        chart=_chart(by_level, WIDE) if is_drawn else None,
        phone_chart=_chart(by_level, PHONE) if is_drawn else None,
        words="" if is_drawn else ", ".join(f"{band.level} {_range(band)}" for band in by_level),
        overall=", ".join(overall),
    )


def _chart(bands: Sequence[PayBand], width: int) -> PayChart:
    return pay_chart([_drawn(band) for band in bands], currency=bands[0].currency, width=width)


def _range(band: PayBand) -> str:
    return money_range(_drawn(band), band.currency)


def _rank(band: PayBand) -> int:
    return band.level.rank if band.level else 0


def _drawn(band: PayBand) -> Band:
    level = band.level.name if band.level else ""
    return Band(level, band.low, band.high, open_ended=band.open_ended)
