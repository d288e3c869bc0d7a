"""Weaknesses that the words of a question and its anchors show. English, by word lists; unsure means none."""

from __future__ import annotations

import re
from difflib import SequenceMatcher


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# So similar that a grader could not tell which of two anchors an answer meets.
NEARLY_THE_SAME = 0.85

_JUDGING = re.compile(
    r"\b(well[ -](?:thought[ -]out|structured|designed|explained|reasoned)|best practices?"
    r"|high[ -]quality|in[ -]depth|good|great|excellent|solid|deep(?:ly)?|strong(?:ly)?|poor(?:ly)?"
    r"|nice(?:ly)?|robust(?:ly)?|thorough(?:ly)?|comprehensive(?:ly)?|proper(?:ly)?|appropriate(?:ly)?"
    r"|adequate(?:ly)?|reasonabl[ey]|sensibl[ey]|effectively|efficiently|clearly|convincing(?:ly)?"
    r"|impressive(?:ly)?|insightful(?:ly)?|thoughtful(?:ly)?|sophisticated|competent(?:ly)?)\b",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:(?:last|known)[ -]good|good (?:enough|events?|requests?|minutes|copy|/)|good/total"
    r"|deep (?:learning|copy|links?|queues?|neural)|strong(?:ly)? consisten(?:cy|t)|solid[ -]state"
    r"|(?:strong|weak) scaling|great circle|proper subset)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")

_COMPARING = re.compile(
    r"\b(clearer|deeper|fuller|richer|stronger|more (?:detail(?:ed)?|depth|thorough(?:ly)?|complete(?:ly)?"
    r"|clear(?:ly)?|deeply|convincing(?:ly)?|insight(?:ful)?|confident(?:ly)?))\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\b(more|better|greater|further|higher|additional(?:ly)?|very|fully|completely|even|extra)\b",
    re.IGNORECASE,
)
_EMPTY_WORDS = _listed(
    "a an and are as at be been but by can do does for from has have in into is it its no not of on or "
    "own so than that the their them then there these they this those to too was were what when where "
    "which who with also both each every all any some such well way ways manner detail details detailed "
    "depth understanding explanation length most best"
)

_NUMBER_WORDS = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty"
    r"|ninety|hundreds?|thousands?|millions?|dozens?|half|twice|third|quarter)\b",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"[.?!;:]+(?:\s+|$)")
_CLAUSE = re.compile(r"(?P<joint>,\s+(?:and\s+|then\s+)?|\s+and\s+(?:then\s+)?)", re.IGNORECASE)
_ASKING = _listed(
    "how what why explain describe say tell show name list estimate compute calculate decide choose propose "
    "justify compare argue outline sketch state diagnose suggest defend"
)
_ASKING_AT_START = _ASKING | _listed(
    "which who whose when where under in at with work walk talk take give find plan design draft write draw "
    "build lay set pick make lead review"
)
_ASKING_AFTER_AND = _ASKING | _listed("which who whose when where under")


def judging_words(text: str) -> list[str]:
    """Words that judge an answer instead of saying what it contains, in order, each once."""
    return _each_once(_JUDGING.findall(_TERMS.sub(" ", _QUOTED.sub(" ", text))))


def comparing_words(text: str) -> list[str]:
    """Words such as "clearer" that have a meaning only beside another anchor."""
    return _each_once(_COMPARING.findall(_QUOTED.sub(" ", text)))


def only_degree_words(lower: str, upper: str) -> list[str]:
    """The words of degree by which `upper` differs from `lower`, if they are the only difference."""
    degree = _each_once(_DEGREE.findall(upper))
    added = _content(_DEGREE.sub(" ", upper)) - _content(lower)
    return degree if len(added) <= 1 else []


def is_nearly_the_same(one: str, other: str) -> bool:
    """Whether two texts share almost all their words, in almost the same order."""
    first, second = _words(one), _words(other)
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= NEARLY_THE_SAME


def has_number(text: str) -> bool:
    """Whether a text gives a figure, in digits or in words; "one" does not count."""
    return _NUMBER_WORDS.search(text) is not None


def count_asks(text: str) -> int:
    """How many things are asked for: clauses that begin with a question word or an asking verb."""
    return max(1, sum(_asks_of_sentence(part) for part in _SENTENCE_END.split(text) if part.strip()))


def _asks_of_sentence(sentence: str) -> int:
    first, *rest = _CLAUSE.split(sentence.strip())
    joints, clauses = rest[::2], rest[1::2]
    pairs = zip(joints, clauses, strict=True)
    later = sum(_first_word(clause) in _asking_after(joint) for joint, clause in pairs)
    return (_first_word(first) in _ASKING_AT_START) + later


def _asking_after(joint: str) -> frozenset[str]:
    # After a bare comma, "which" and "who" usually begin a relative clause.
    return _ASKING_AFTER_AND if "and" in joint.lower() else _ASKING


def _first_word(text: str) -> str:
    words = [word for word in _words(text) if word != "then"]
    return words[0] if words else ""


def _content(text: str) -> set[str]:
    """The words that carry meaning, without the endings that differ between forms of one word."""
    return {re.sub(r"(?:ing|ed|es|s)$", "", word) for word in _words(text) if word not in _EMPTY_WORDS}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[’'.,][^\W_]+)*", text.lower())


def _each_once(words: list[str]) -> list[str]:
    return list(dict.fromkeys(word.lower() for word in words))
