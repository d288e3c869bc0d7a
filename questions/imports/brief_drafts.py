"""A parsed brief as a role draft. `Tiles` finds the stored spans that it was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.text import Truncator, slugify

from questions import limits
from questions.brief import document
from questions.imports.role_drafts import AreaDraft, ExampleDraft, LevelDraft, PayDraft, RoleDraft, TitleDraft
from questions.keys import free_key
from questions.models import Span


class Tiles:
    """The stored spans of a source, in order; they do not overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._starts = [span.start for span in spans]

    def covering(self, found: document.TextSpan | None) -> tuple[Span, ...]:
        """The stored spans that a span of the parser covers: one, or several if parts were claimed."""
        if found is None:
            return ()
        first = max(bisect_right(self._starts, found.start) - 1, 0)
        return tuple(span for span in self.spans[first:] if span.start < found.end and span.end > found.start)

    def at(self, found: document.TextSpan | None) -> Span | None:
        """The stored span in which a span of the parser begins."""
        return next(iter(self.covering(found)), None)


def role_draft(brief: document.Brief, *, source_title: str, read_on: date, tiles: Tiles) -> RoleDraft:
    """The brief's facts; each job title weighs every area alike, since the brief does not say more."""
    levels = tuple(LevelDraft(level_key(name), name) for name in brief.levels)
    areas = tuple(_areas(brief, tiles))
    return RoleDraft(
        title=_short(brief.title, limits.NAME),
        summary=brief.summary,
        levels=levels,
        areas=areas,
        titles=tuple(_titles(brief, levels, areas)),
        skills=brief.skills,
        certifications=brief.certifications,
        steps=brief.steps,
        pay=tuple(_pay(brief)),
        faqs=tuple((faq.question, faq.answer) for faq in brief.faqs),
        education=brief.education,
        career_path=brief.career_path,
        demand=brief.demand,
        source_title=_short(source_title, limits.LINE),
        source_read_on=read_on,
    )


def level_key(name: str) -> str:
    """The key of a brief's level: "Mid" is `mid`."""
    return slugify(name)[: limits.LEVEL_KEY]


def role_slug(title: str) -> str:
    return slugify(title)[: limits.ROLE_KEY] or "role"


def area_keys(brief: document.Brief) -> list[str]:
    """A key for each area, in order; no two are the same."""
    return _unique_keys([area.name for area in brief.areas])


def _areas(brief: document.Brief, tiles: Tiles) -> Iterator[AreaDraft]:
    for key, area in zip(area_keys(brief), brief.areas, strict=True):
        yield AreaDraft(
            key=key,
            name=_short(area.name, limits.NAME),
            summary=area.summary,
            assessed=area.sought,
            examples=tuple(
                ExampleDraft(level_key(it.level), it.phrase, tiles.at(it.span)) for it in area.examples
            ),
            span=tiles.at(area.spans.name) if area.spans else None,
        )


def _titles(
    brief: document.Brief, levels: Sequence[LevelDraft], areas: Sequence[AreaDraft]
) -> Iterator[TitleDraft]:
    # If the brief names no level, the middle of the ladder is the safest preset.
    middle = levels[(len(levels) - 1) // 2].key
    weights = {area.key: 1 for area in areas}
    keys = _unique_keys([title.name for title in brief.titles])
    for key, title in zip(keys, brief.titles, strict=True):
        level = level_key(title.level) if title.level else middle
        yield TitleDraft(
            key, _short(title.name, limits.NAME), level, _short(title.focus, limits.LINE), weights
        )


def _pay(brief: document.Brief) -> Iterator[PayDraft]:
    for band in brief.salaries:
        if max(band.low, band.high) <= limits.PAY:
            level = level_key(band.level) if band.level else None
            yield PayDraft(level, band.low, band.high, band.currency, band.open_ended)


def _unique_keys(names: Sequence[str]) -> list[str]:
    keys: list[str] = []
    for name in names:
        keys.append(free_key(slugify(name) or "unnamed", taken=keys, limit=limits.ROLE_KEY))
    return keys


def _short(text: str, limit: int) -> str:
    return Truncator(text).chars(limit)
