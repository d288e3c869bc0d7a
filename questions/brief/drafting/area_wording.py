"""An area's name and its assessed ability as parts of a sentence."""

from __future__ import annotations

import re

from questions.brief.document import ParsedArea
from questions.brief.words.clauses import ability_parts, in_a_sentence
from questions.vocabulary import Dimension

_MIDDLE_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_DIMENSIONS = (
    (Dimension.COMMUNICATION, r"communicat|negotiat|collaborat|speech|explain|listen|present"),
    (Dimension.DIAGNOSIS, r"troubleshoot|identify|diagnos|detect|investigat|bottleneck"),
    (Dimension.SAFETY, r"redundan|failover|recover|safe|secur|risk"),
    (Dimension.ESTIMATE, r"calculat|estimat|forecast|capacity|budget"),
)


def spoken_name(area: ParsedArea, role_title: str) -> str:
    """ "Managing GPU/TPU Clusters" -> "managing GPU/TPU clusters"; names of products keep their capital."""
    prose = " ".join([area.summary, area.assessed, *(example.text for example in area.examples)])
    names = {word for word in _MIDDLE_CAPITAL.findall(prose) if word.lower() not in prose}
    names = {name for name in names if name.removesuffix("s") not in role_title.split()}
    return _WORD.sub(lambda found: _spoken(found.group(), names), area.name)


def topic(area: ParsedArea, role_title: str) -> str:
    """What interviewers assess, as the topic of a sentence; else the area itself."""
    return in_a_sentence(" and ".join(ability_parts(area.assessed))) or spoken_name(area, role_title)


def assessed_dimension(area: ParsedArea) -> Dimension:
    """The kind of behaviour that an assessed phrase names first; design if it names none."""
    found = [
        (match.start(), dimension)
        for dimension, words in _DIMENSIONS
        if (match := re.search(words, area.assessed, re.IGNORECASE))
    ]
    return min(found)[1] if found else Dimension.DESIGN


def _spoken(word: str, names: set[str]) -> str:
    return word if word in names or any(letter.isupper() for letter in word[1:]) else word.lower()
