"""The text of a brief, line by line, with what each part of it became."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questions.brief.sections.claims import UNUSED
from questions.models import Area, BriefSource, LevelExample, Role, Span

# Structural parts of the document; they are shown plain.
_STRUCTURE = {"marker": "", "lead_in": "", "heading": "Heading", "contents": "List of contents"}
_USES = {
    "title": "Name of the role",
    "summary": "What the work is",
    "area": "Area",
    "assessed": "What interviewers look for",
    "example": "Level example",
    "level": "Level",
    "job_title": "Job title",
    "focus": "Focus of a job title",
    "salary": "Pay",
    "skill": "Skill",
    "education": "Education",
    "step": "Step towards the role",
    "demand": "Demand",
    "career_path": "Career path",
    "question": "Question people ask",
    "answer": "Answer to it",
    UNUSED: "Not used",
}


@dataclass(frozen=True)
class SentencePiece:
    """Some characters of a line; `state` is plain, used or unused."""

    text: str
    state: str


@dataclass(frozen=True)
class SourceLine:
    """A line of the brief and what its pieces became, in their order."""

    pieces: tuple[SentencePiece, ...]
    uses: tuple[str, ...]
    is_unused: bool


@dataclass(frozen=True)
class Sentences:
    source: BriefSource
    lines: tuple[SourceLine, ...]
    used: int
    unused: int


def sentences(role: Role, source: BriefSource) -> Sentences:
    """What each part of a role's brief became, in three statements."""
    spans = list(source.spans.all())
    labels = _labels(role)
    unused = sum(span.use == UNUSED for span in spans)
    structure = sum(span.use in _STRUCTURE for span in spans)
    return Sentences(
        source=source,
        lines=tuple(_lines(source.text, spans, labels)),
        used=len(spans) - unused - structure,
        unused=unused,
    )


def _labels(role: Role) -> dict[int, str]:
    """By span: the name of its area or example, if the use alone does not say it."""
    areas = Area.objects.filter(role=role).exclude(span=None)
    labels = {area.span_id or 0: f"Area: {area.name}" for area in areas}
    for example in LevelExample.objects.filter(area__role=role).select_related("level", "area"):
        labels[example.span_id or 0] = f"{example.level.name} example of {example.area.name}"
    return labels


def _lines(text: str, spans: Sequence[Span], labels: Mapping[int, str]) -> Iterator[SourceLine]:
    """Every line that is not blank. A span over several lines is shown on each of them."""
    start, first = 0, 0
    for words in text.split("\n"):
        end = start + len(words)
        while first < len(spans) and spans[first].end <= start:
            first += 1
        after = bisect_left(spans, end, lo=first, key=lambda span: span.start)
        within = spans[first:after]
        if words.strip():
            yield _line(text, start, end, within, labels)
        start = end + 1


def _line(text: str, start: int, end: int, spans: Sequence[Span], labels: Mapping[int, str]) -> SourceLine:
    pieces = []
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        pieces += [SentencePiece(text[start:first], "plain"), SentencePiece(text[first:last], _state(span))]
        start = last
    pieces.append(SentencePiece(text[start:end], "plain"))
    uses = [labels.get(span.pk) or use_label(span.use) for span in spans]
    return SourceLine(
        pieces=tuple(piece for piece in pieces if piece.text),
        uses=tuple(dict.fromkeys(use for use in uses if use)),
        is_unused=any(span.use == UNUSED for span in spans),
    )


def _state(span: Span) -> str:
    if span.use in _STRUCTURE:
        return "plain"
    return "unused" if span.use == UNUSED else "used"


def use_label(use: str) -> str:
    """The name of a use on the page; an unknown use shows its own value."""
    known = _STRUCTURE | _USES
    return known[use] if use in known else use.replace("_", " ").capitalize()
