"""Responsibility areas: a numbered heading, then prose on the work, the assessment and the examples."""

from __future__ import annotations

from itertools import groupby

from questions.brief.document import AreaSpans, ParsedArea, ParsedExample, TextSpan
from questions.brief.sections.assessed import find_assessed
from questions.brief.sections.examples import find_examples
from questions.brief.sections.headings import Section
from questions.brief.sections.parser_state import LEAD_IN, Notes
from questions.brief.words.lines import BriefLine, LineMark, blocks
from questions.brief.words.sentences import sentences


def read_areas(notes: Notes, section: Section) -> None:
    """Add the section's areas; numbered items without any prose below are a list, not areas."""
    headings = [index for index, line in enumerate(section.lines) if _is_area_heading(line)]
    areas = blocks(section.lines, headings)
    if any(body for _, body in areas):
        notes.areas.extend(_read_area(notes, heading, body) for heading, body in areas)


def _is_area_heading(line: BriefLine) -> bool:
    return line.mark is LineMark.NUMBER and line.reads_as_heading


def _read_area(notes: Notes, heading: BriefLine, body: tuple[BriefLine, ...]) -> ParsedArea:
    name = notes.take_words(heading, "area")
    parts = _Parts(notes)
    for line in body:
        notes.take_mark(line)
        for start, end in sentences(notes.text, line.words_start, line.end):
            parts.read_sentence(start, end)
    summary = parts.summary_spans()
    return ParsedArea(
        name=notes.words(name),
        summary=" ".join(map(notes.words, summary)),
        assessed="; ".join(map(notes.words, parts.assessed)),
        examples=tuple(parts.examples),
        spans=AreaSpans(name, summary, tuple(parts.assessed)),
    )


class _Parts:
    """The sentences of one area, sorted by what they are about."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.assessed: list[TextSpan] = []
        self.examples: list[ParsedExample] = []
        self._told: list[tuple[int, int, bool]] = []

    def read_sentence(self, start: int, end: int) -> None:
        used = self._read_assessed(start, end) or self._read_examples(start, end)
        if used:
            self.notes.take(start, end, LEAD_IN)
        self._told.append((start, end, not used))

    def summary_spans(self) -> tuple[TextSpan, ...]:
        """The remaining sentences, which describe the work; neighbouring ones make one span."""
        runs = (list(run) for is_summary, run in groupby(self._told, key=lambda told: told[2]) if is_summary)
        return tuple(self.notes.take(run[0][0], run[-1][1], "summary") for run in runs)

    def _read_assessed(self, start: int, end: int) -> bool:
        found = find_assessed(self.notes.text, start, end)
        if found:
            self.assessed.append(self.notes.take(*found, "assessed"))
        return bool(found)

    def _read_examples(self, start: int, end: int) -> bool:
        found = find_examples(self.notes.text, start, end)
        for example in found:
            span = self.notes.take(example.start, example.end, "example")
            self.examples.append(ParsedExample(example.level, self.notes.words(span), span))
        return bool(found)
