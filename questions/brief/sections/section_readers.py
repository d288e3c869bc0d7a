"""One reader per kind of section: each claims what it uses and leaves the rest unused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from questions.brief.document import ParsedJobTitle, QuestionAndAnswer
from questions.brief.levels import level_named
from questions.brief.sections.area_reader import read_areas
from questions.brief.sections.headings import Section, Topic
from questions.brief.sections.parser_state import MARKER, Notes
from questions.brief.sections.pay import PAY_RANGE, pay_band
from questions.brief.sections.tables import read_rows, take_pipes
from questions.brief.words.lines import BriefLine, LineMark, blocks

Reader = Callable[[Notes, Section], None]
_QUESTION = re.compile(r"Q(?:uestion)?\s?\d{0,3}\s?[:.)]\s+(?=\S)", re.IGNORECASE)
_ANSWER = re.compile(r"A(?:nswer)?\s?\d{0,3}\s?[:.)]\s+(?=\S)", re.IGNORECASE)


def read_overview(notes: Notes, section: Section) -> None:
    """Paragraphs make the summary; a pay range in the digest's bullets is one for the whole role."""
    for line in section.lines:
        notes.take_mark(line)
        if line.is_prose and (section.heading or not line.reads_as_heading):
            notes.summary.append(notes.words(notes.take_words(line, "summary")))
        elif found := PAY_RANGE.search(notes.text, line.words_start, line.end):
            notes.take(*found.span(), "salary")
            notes.salaries.append(pay_band(found, None))
            notes.take(line.words_start, line.end, "lead_in")


def read_titles(notes: Notes, section: Section) -> None:
    for name, level, focus in read_rows(notes, section.lines, ("title", "level", "focus")):
        notes.titles.append(
            ParsedJobTitle(
                name=notes.words(notes.take(*name, "job_title")),
                level=_level(notes, level),
                focus=notes.words(notes.take(*focus, "focus")),
            )
        )
    take_pipes(notes, section.lines)


def read_salaries(notes: Notes, section: Section) -> None:
    for level, pay in read_rows(notes, section.lines, ("level", "salary")):
        known = level_named(notes.text[slice(*level)])
        found = PAY_RANGE.search(notes.text, *pay)
        if known and found:
            _level(notes, level)
            notes.take(*pay, "salary")
            notes.salaries.append(pay_band(found, known))
    take_pipes(notes, section.lines)


def read_steps(notes: Notes, section: Section) -> None:
    """Numbered lines; a sentence that ends in a colon only introduces them."""
    for line in section.lines:
        if line.mark in (LineMark.NUMBER, LineMark.BULLET):
            notes.steps.append(notes.words(notes.take_words(line, "step")))
        elif line.words.endswith(":"):
            notes.take_words(line, "lead_in")


def read_skills(notes: Notes, section: Section) -> None:
    for line in section.lines:
        if line.mark in (LineMark.NUMBER, LineMark.BULLET):
            span = notes.take_words(line, "skill")
            notes.skills.append(notes.words(span).removesuffix("."))


def read_faqs(notes: Notes, section: Section) -> None:
    """Each question with the lines below it; a question without an answer stays unused."""
    starts = [index for index, line in enumerate(section.lines) if _is_question(notes, line)]
    for asked, answers in blocks(section.lines, starts):
        if answers:
            question = _labelled(notes, asked, _QUESTION, "question")
            answer = "\n\n".join(_labelled(notes, line, _ANSWER, "answer") for line in answers)
            notes.faqs.append(QuestionAndAnswer(question, answer))


def paragraphs_of(field: str) -> Reader:
    """A reader that keeps the section's lines as the paragraphs of one field."""

    def read(notes: Notes, section: Section) -> None:
        for line in section.lines:
            getattr(notes, field).append(notes.words(notes.take_words(line, field)))

    return read


READERS: Mapping[Topic, Reader] = {
    Topic.PREFACE: read_overview,
    Topic.DIGEST: read_overview,
    Topic.ABOUT: read_overview,
    Topic.AREAS: read_areas,
    Topic.TITLES: read_titles,
    Topic.STEPS: read_steps,
    Topic.SKILLS: read_skills,
    Topic.EDUCATION: paragraphs_of("education"),
    Topic.SALARIES: read_salaries,
    Topic.DEMAND: paragraphs_of("demand"),
    Topic.CAREER_PATH: paragraphs_of("career_path"),
    Topic.FAQS: read_faqs,
}


def _level(notes: Notes, cell: tuple[int, int]) -> str | None:
    """The level that a cell names; an unknown word stays unused."""
    known = level_named(notes.text[slice(*cell)])
    if known:
        notes.take(*cell, "level")
    return known


def _is_question(notes: Notes, line: BriefLine) -> bool:
    return bool(_QUESTION.match(notes.text, line.words_start, line.end)) or (
        line.is_prose and line.words.endswith("?")
    )


def _labelled(notes: Notes, line: BriefLine, label: re.Pattern[str], use: str) -> str:
    """The line's words without the label in front of them."""
    notes.take_mark(line)
    found = label.match(notes.text, line.words_start, line.end)
    start = found.end() if found else line.words_start
    notes.take(line.words_start, start, MARKER)
    return notes.words(notes.take(start, line.end, use))
