"""The drafting rules: from areas and levels to questions with a complete rubric, all marked as drafts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from questions import limits
from questions.brief.document import ParsedArea, ParsedExample, TextSpan
from questions.brief.drafting import asks
from questions.brief.drafting.area_wording import spoken_name, topic
from questions.brief.drafting.drafted import DraftModelPoint, DraftProbe, DraftQuestion
from questions.brief.drafting.drafted_rubric import draft_criteria
from questions.brief.drafting.follow_ups import NOT_YET, PROBES
from questions.brief.drafting.outlines import LAST_POINTS, OUTLINES
from questions.brief.levels import LADDER
from questions.brief.scenes.tables import JUDGEMENT, SITUATIONS
from questions.brief.words.clauses import gerund_phrase, in_a_sentence, sentence
from questions.vocabulary import Kind

MINUTES = (7, 10, 15, 20)
_T = TypeVar("_T")
_KINDS = (Kind.DESIGN, Kind.EXPERIENCE, Kind.JUDGEMENT)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One area at one level, and the example (if any) that a question is drafted from."""

    area: ParsedArea
    place: int
    name: str
    topic: str
    level: str
    levels: tuple[str, ...]
    step: int
    turn: int
    example: ParsedExample | None

    @property
    def steps(self) -> list[tuple[str, int]]:
        """Every level of the ladder with its step."""
        return [(level, step_of(level, self.levels)) for level in self.levels]

    @property
    def work(self) -> str:
        return in_a_sentence(gerund_phrase(self.example.text)) if self.example else self.name


def draft_questions(
    role_title: str, levels: Sequence[str], areas: Sequence[ParsedArea]
) -> list[DraftQuestion]:
    """For every area and level a design and an experience question, and judgement of what is assessed."""
    drafts = [
        _draft(cell, kind)
        for cell in _cells(role_title, tuple(levels), areas)
        for kind in _KINDS
        if kind is not Kind.JUDGEMENT or cell.area.assessed.strip()
    ]
    return _with_unique_keys(drafts)


def step_of(level: str, levels: Sequence[str]) -> int:
    """The step 0-3 of the general ladder wording for a level: by its name, else by its rank."""
    if level in LADDER:
        return LADDER.index(level)
    return round((len(LADDER) - 1) * levels.index(level) / max(1, len(levels) - 1))


def _cells(role_title: str, levels: tuple[str, ...], areas: Sequence[ParsedArea]) -> Iterator[_Cell]:
    """Every area at every level. `turn` counts up within a level, so that no two areas share a scene."""
    met: Counter[str] = Counter()
    for place, area in enumerate(areas):
        name, about = spoken_name(area, role_title), topic(area, role_title)
        for rank, level in enumerate(levels):
            for example in area.examples_for(level) or (None,):
                turn = rank + met[level]
                yield _Cell(area, place, name, about, level, levels, step_of(level, levels), turn, example)
                met[level] += 1


def _draft(cell: _Cell, kind: Kind) -> DraftQuestion:
    headline, situation, ask = _scene(cell, kind)
    return DraftQuestion(
        key=_key(cell, kind),
        area=cell.area.name,
        place=cell.place,
        level=cell.level,
        kind=kind,
        headline=headline,
        situation=situation,
        ask=ask,
        minutes=MINUTES[cell.step],
        not_yet=_pick(NOT_YET[kind], cell.turn),
        probes=_probes(cell, kind),
        criteria=draft_criteria(cell.area, cell.name, kind, cell.steps),
        model_answer=_outline(cell, kind),
        spans=_spans(cell, kind),
    )


def _scene(cell: _Cell, kind: Kind) -> tuple[str, str, str]:
    """Headline, situation and ask."""
    if kind is Kind.JUDGEMENT:
        dilemma = _pick(JUDGEMENT[cell.step], cell.turn)
        ask = asks.judgement_ask(cell.topic, dilemma.ask, cell.turn)
        return dilemma.headline, dilemma.situation, ask
    return _headline(cell, kind), _pick(SITUATIONS[kind][cell.step], cell.turn), _ask(cell, kind)


def _headline(cell: _Cell, kind: Kind) -> str:
    if cell.example:
        return asks.example_headline(cell.work, kind, cell.turn)
    return asks.area_headline(cell.name, kind, cell.step, cell.turn)


def _ask(cell: _Cell, kind: Kind) -> str:
    if kind is Kind.DESIGN:
        ask = asks.design_ask if cell.example else asks.area_design_ask
    else:
        ask = asks.experience_ask if cell.example else asks.area_experience_ask
    return ask(cell.work, cell.step, cell.turn)


def _probes(cell: _Cell, kind: Kind) -> tuple[DraftProbe, ...]:
    """Two different probes; their distance in the list grows with the level, so that pairs do not repeat."""
    pool = PROBES[kind]
    pair = (_pick(pool, turn) for turn in (cell.turn, cell.turn + 1 + cell.step))
    return tuple(DraftProbe(text, sentence(adds)) for text, adds in pair)


def _outline(cell: _Cell, kind: Kind) -> tuple[DraftModelPoint, ...]:
    """The points of the kind, each in the wording of the cell's turn, and the level's own last point."""
    turns = enumerate(OUTLINES[kind], start=cell.turn)
    points = [(_pick(wordings, turn), key) for turn, (key, wordings) in turns]
    last = LAST_POINTS[kind][cell.step]
    return tuple(DraftModelPoint(text.format(topic=cell.topic), key) for text, key in (*points, last))


def _spans(cell: _Cell, kind: Kind) -> tuple[TextSpan, ...] | None:
    """Where the wording comes from: the example, or the area's name and what is assessed in it."""
    if kind is not Kind.JUDGEMENT and cell.example:
        return (cell.example.span,) if cell.example.span else None
    if not cell.area.spans:
        return None
    return cell.area.spans.assessed if kind is Kind.JUDGEMENT else (cell.area.spans.name,)


def _key(cell: _Cell, kind: Kind) -> str:
    """area-level-kind, the area's part cut at a word so that a number still fits behind."""
    tail = f"-{_slug(cell.level)[:20]}-{kind.value}"
    room = limits.KEY - len(tail) - len("-99")
    area = _slug(cell.area.name)
    return f"{area if len(area) <= room else area[: room + 1].rpartition('-')[0] or area[:room]}{tail}"


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "x"


def _with_unique_keys(drafts: list[DraftQuestion]) -> list[DraftQuestion]:
    """Number equal keys from the second on."""
    met: Counter[str] = Counter()
    unique = []
    for draft in drafts:
        met[draft.key] += 1
        number = met[draft.key]
        unique.append(draft if number == 1 else replace(draft, key=f"{draft.key}-{number}"))
    return unique


def _pick(choices: Sequence[_T], turn: int) -> _T:
    return choices[turn % len(choices)]
