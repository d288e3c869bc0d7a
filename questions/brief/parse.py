"""From the text of a brief to a Brief. For another kind of brief, add its headings and readers."""

from __future__ import annotations

from questions.brief.decoding import refuse_unreadable
from questions.brief.document import Brief
from questions.brief.errors import BriefError
from questions.brief.levels import in_order
from questions.brief.sections.certifications import certifications
from questions.brief.sections.claims import UNUSED, Ledger
from questions.brief.sections.headings import Outline, Section, outline
from questions.brief.sections.parser_state import HEADING, Notes
from questions.brief.sections.section_readers import READERS


def parse_brief(text: str) -> Brief:
    """Read a brief. Raises BriefError, with a sentence on what is missing, if it names no role or no area."""
    refuse_unreadable(text)
    notes = Notes(Ledger(text))
    plan = outline(text)
    _read_headings(notes, plan)
    for section in plan.sections:
        if reader := READERS.get(section.topic):
            reader(notes, section)
    return _brief(notes)


def _read_headings(notes: Notes, plan: Outline) -> None:
    for line in plan.contents:
        notes.take(line.start, line.end, "contents")
    for section in plan.sections:
        _read_heading(notes, section)


def _read_heading(notes: Notes, section: Section) -> None:
    """Claim a heading; the first one that names the role gives the brief its title."""
    if not section.heading:
        return
    if section.heading.role and not notes.title:
        notes.title = notes.words(notes.take(*section.heading.role, "title"))
    notes.take(section.heading.line.start, section.heading.line.end, HEADING)


def _brief(notes: Notes) -> Brief:
    if not notes.areas:
        raise BriefError(
            "No responsibility area was found. Areas are looked for below a heading such as "
            "“Responsibilities & Duties of a …”: numbered headings from “1. Designing …” on, each with a "
            "paragraph under it."
        )
    if not notes.title:
        raise BriefError(
            "No heading names the role. One such as “What Does a … Do?” or “Responsibilities & Duties of "
            "a …” does."
        )
    spans = notes.ledger.spans()
    return Brief(
        title=notes.title,
        summary="\n\n".join(notes.summary),
        levels=_levels(notes),
        areas=tuple(notes.areas),
        titles=tuple(notes.titles),
        skills=tuple(notes.skills),
        certifications=certifications([*notes.education, *(faq.answer for faq in notes.faqs)]),
        education="\n\n".join(notes.education),
        steps=tuple(notes.steps),
        salaries=tuple(sorted(notes.salaries, key=lambda band: band.level is None)),
        career_path="\n\n".join(notes.career_path),
        demand="\n\n".join(notes.demand),
        faqs=tuple(notes.faqs),
        spans=spans,
        unused=tuple(notes.words(span) for span in spans if span.use == UNUSED),
    )


def _levels(notes: Notes) -> tuple[str, ...]:
    exampled = {example.level for area in notes.areas for example in area.examples}
    titled = {title.level for title in notes.titles if title.level}
    return in_order(exampled | titled | {band.level for band in notes.salaries if band.level})
