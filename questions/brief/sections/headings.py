"""The sections of a brief: its headings, the table of contents that lists them, and the lines below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from questions.brief.words.lines import BriefLine, lines


class Topic(Enum):
    """What a section is about; OTHER is a heading this family of briefs does not know."""

    PREFACE = auto()
    DIGEST = auto()
    ABOUT = auto()
    AREAS = auto()
    TITLES = auto()
    STEPS = auto()
    SKILLS = auto()
    EDUCATION = auto()
    SALARIES = auto()
    DEMAND = auto()
    CAREER_PATH = auto()
    CONCLUSION = auto()
    FAQS = auto()
    OTHER = auto()


_ROLE = r"(?:an? |the )?(?P<role>.{2,80}?)"
_HEADINGS = tuple(
    (topic, re.compile(pattern, re.IGNORECASE))
    for topic, pattern in (
        (Topic.DIGEST, r"job brief"),
        (Topic.ABOUT, rf"what does {_ROLE} do\??"),
        (Topic.AREAS, rf"(?:key )?responsibilities (?:&|and) duties(?: of {_ROLE})?"),
        (Topic.TITLES, rf"(?:common {_ROLE} )?job titles(?: and role variations)?"),
        (Topic.STEPS, rf"how to become {_ROLE}(?: in \d{{4}})?\??"),
        (Topic.SKILLS, rf"skills? requirements(?: for {_ROLE})?"),
        (Topic.EDUCATION, rf"education(?:al)? (?:qualifications|requirements)(?: for {_ROLE})?"),
        (Topic.SALARIES, rf"(?:{_ROLE} )?(?:salaries|salary|pay)(?: (?:in|by|across) .{{2,60}})?"),
        (Topic.DEMAND, rf"are {_ROLE}s in demand(?: in \d{{4}})?\??"),
        (Topic.CAREER_PATH, rf"(?:{_ROLE} )?career path(?:s)?(?: and growth opportunities)?"),
        (Topic.CONCLUSION, r"conclusion"),
        (Topic.FAQS, r"frequently asked questions|faqs?"),
    )
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised section heading and the extent of the role's name in it, if it has one."""

    topic: Topic
    line: BriefLine
    role: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None for the lines above the first) and the lines below it."""

    topic: Topic
    heading: Heading | None
    lines: tuple[BriefLine, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    sections: tuple[Section, ...]
    contents: tuple[BriefLine, ...]


def outline(text: str) -> Outline:
    """The brief's sections in order, and apart from them the lines of its table of contents."""
    every = tuple(lines(text))
    named = {index: heading for index, line in enumerate(every) if (heading := heading_of(line))}
    # A table of contents may list the heading before: its last plain occurrence is the real one.
    real = {named[index].topic: index for index in named if every[index].is_prose}
    headings = {index: named[index] for index in real.values()}
    contents = _contents(every, [index for index in named if index not in headings], headings)
    return Outline(
        tuple(_sections(every, headings, contents)), tuple(every[index] for index in sorted(contents))
    )


def heading_of(line: BriefLine) -> Heading | None:
    """The section heading that a line is or announces."""
    if not line.reads_as_heading:
        return None
    for topic, pattern in _HEADINGS:
        if found := pattern.fullmatch(line.words):
            role = found.span("role") if found.groupdict().get("role") else None
            at = line.words_start
            return Heading(topic, line, (at + role[0], at + role[1]) if role else None)
    return None


def _contents(every: Sequence[BriefLine], announced: list[int], headings: dict[int, Heading]) -> set[int]:
    """The announced lines and what follows each in the same list, up to the next real heading."""
    found: set[int] = set()
    for first in announced:
        index = first
        while (
            index < len(every)
            and index not in headings
            and index not in found
            and every[index].mark is every[first].mark
            and every[index].reads_as_heading
        ):
            found.add(index)
            index += 1
    return found


def _sections(
    every: Sequence[BriefLine], headings: dict[int, Heading], contents: set[int]
) -> Iterator[Section]:
    topic, heading, body = Topic.PREFACE, None, list[BriefLine]()
    for index, line in enumerate(every):
        if index in contents:
            continue
        if index not in headings and not (body and _is_foreign_heading(line)):
            body.append(line)
            continue
        yield Section(topic, heading, tuple(body))
        heading = headings.get(index) or Heading(Topic.OTHER, line)
        topic, body = heading.topic, []
    yield Section(topic, heading, tuple(body))


def _is_foreign_heading(line: BriefLine) -> bool:
    """Whether a plain line below a section's first one is a heading in title case."""
    if not line.is_prose or not line.reads_as_heading or line.words.endswith("?"):
        return False
    long_words = [word for word in line.words.split() if len(word) > 3]
    return 0 < len(long_words) <= 12 and all(not word[0].islower() for word in long_words)
