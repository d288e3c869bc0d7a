"""Turn a clause of a brief into "Designing …" or "design …"; None rather than a guess at a verb."""

from __future__ import annotations

import re
from collections.abc import Callable

from questions.brief.words.gerunds import also_noun, base_of, gerund_of, is_base, is_gerund
from questions.brief.words.word_list import words

_JOINTS = (",", "and", "or")
_PIECES = re.compile(r"[\w'’/&+-]+|[^\w\s]|\s+")
_OBJECT_STARTS = words(
    "a an the their its his her our this that these those each every all any both new what how why whether"
)
_SUBORDINATES = words("that which who whose where when to so because if while by")
_CAPABILITY = re.compile(
    r"(?:(?:their|the) )?(?:abilit(?:y|ies)|capacity) to (?:effectively )?(?=\w)", re.IGNORECASE
)
_EXPERIENCE = re.compile(r"(?:their |the )?experience (?:with|in|of) ", re.IGNORECASE)
_FURTHER_ABILITY = re.compile(r",? and (?:(?:their|the) )?ability to ", re.IGNORECASE)


def gerund_phrase(clause: str) -> str:
    """A clause as a sentence in -ing form: "implement a data lake" -> "Implementing a data lake." """
    return sentence(_converted(clause, is_base, gerund_of) or clause)


def base_phrase(clause: str) -> str | None:
    """A clause to follow "would you": "designing a lake" -> "design a lake"; None for a noun phrase."""
    if not clause.strip():
        return None
    base = _converted(clause, is_gerund, base_of)
    first = clause.split()[0]
    if base is None and is_base(first) and first == first.lower() and not names_a_thing(clause):
        return clause
    return base


def names_a_thing(clause: str) -> bool:
    """Whether a clause that begins like a verb turns out to be a noun phrase: "support for tenants"."""
    first, _, rest = clause.partition(" ")
    return also_noun(first) and rest.partition(" ")[0] in ("", "of", "for", "and", "in", "with", "on")


def sought_phrase(assessed: str) -> str:
    """What is assessed, as a guide shows it: "ability to design systems" -> "Designing systems." """
    first, *further = _FURTHER_ABILITY.split(assessed)
    return sentence(" and ".join([_able(first), *map(_in_ing_form, further)]))


def ability_parts(assessed: str) -> tuple[str, ...]:
    """What is assessed, part by part, without "experience with" and "ability to"."""
    first, *further = _FURTHER_ABILITY.split(assessed)
    parts = (_EXPERIENCE.sub("", _able(first)), *map(_in_ing_form, further))
    return tuple(part for part in parts if part)


def sentence(phrase: str) -> str:
    """A capital in front and one full stop behind."""
    phrase = phrase.strip().rstrip(".")
    return f"{phrase[:1].upper()}{phrase[1:]}." if phrase else ""


def in_a_sentence(phrase: str) -> str:
    """The phrase without its stop and capital, unless the first word is a name or abbreviation."""
    first = phrase.partition(" ")[0]
    phrase = phrase.removesuffix(".")
    return phrase if any(letter.isupper() for letter in first[1:]) else phrase[:1].lower() + phrase[1:]


def _able(assessed: str) -> str:
    ability = _CAPABILITY.match(assessed)
    return _in_ing_form(assessed[ability.end() :]) if ability else assessed


def _in_ing_form(phrase: str) -> str:
    return _converted(phrase, is_base, gerund_of) or phrase


def _converted(clause: str, is_form: Callable[[str], bool], convert: Callable[[str], str]) -> str | None:
    """The clause with its leading verb and the verbs coordinated with it converted; None without one."""
    pieces = _PIECES.findall(clause) or [""]
    if not is_form(pieces[0]) or not _looks_verbal(pieces, is_form):
        return None
    pieces[0] = convert(pieces[0])
    chain = True  # still in "identifying, sorting and resolving", before any object
    for index, piece in enumerate(pieces[1:], start=1):
        if piece.isspace() or piece in _JOINTS:
            continue
        if piece.casefold() in _SUBORDINATES:
            break  # what is coordinated from here on belongs to the subordinate clause
        joined = _before(pieces, index) in _JOINTS
        if joined and is_form(piece) and (chain or _is_verb(pieces, index)):
            pieces[index] = convert(piece)
        else:
            chain = False
    return "".join(pieces)


def _looks_verbal(pieces: list[str], is_form: Callable[[str], bool]) -> bool:
    """Base forms that name a thing, "design reviews", are not verbs; -ing forms in front always are."""
    return is_form is not is_base or not names_a_thing("".join(pieces))


def _is_verb(pieces: list[str], index: int) -> bool:
    """Whether a form after "and" is surely a verb: it is never a noun, or a determiner follows it."""
    following = next((piece for piece in pieces[index + 1 :] if not piece.isspace()), "")
    surely = not also_noun(pieces[index]) or following.casefold() in _OBJECT_STARTS or following.isdigit()
    return surely and _before(pieces, index) != ","


def _before(pieces: list[str], index: int) -> str:
    return next((piece for piece in reversed(pieces[:index]) if not piece.isspace()), "")
