"""From "-ing" to the base form of a verb and back: by a table, and by rules for words that are not in it."""

from __future__ import annotations

import re

from questions.brief.words.gerund_table import ALSO_NOUNS, PAIRS
from questions.brief.words.word_list import words

_LISTED = PAIRS.replace(";", " ").split()
_GERUNDS = dict(zip(_LISTED[::2], _LISTED[1::2], strict=True))
_BASES = dict(zip(_LISTED[1::2], _LISTED[::2], strict=True))
# Words in -ing for something that one is or has, not for something that one does.
_NO_VERBS = words(
    """
    engineering nursing marketing accounting computing networking machining housing clothing something
    anything nothing everything during string king ring spring evening morning thing ceiling incoming ongoing
    outstanding existing pending
    """
)
_DOUBLED = re.compile(r"([bdgmnprt])\1ing\Z")
_SILENT_E = re.compile(r"(?:[aeiou][bcdgkmnpstvz]|[cgsuvz]|[bcdfgkpt]l|[aeiou]r|th)ing\Z")


def is_gerund(word: str) -> bool:
    """Whether a word is the -ing form of work somebody does: "optimizing", not "engineering"."""
    folded = word.casefold()
    if folded in _NO_VERBS:
        return False
    return folded in _BASES or bool(re.fullmatch(r"[a-z-]*[aeiouy][a-z-]*ing", folded) and len(folded) > 5)


def is_base(word: str) -> bool:
    """Whether the table knows a word as the base form of a verb."""
    return word.casefold() in _GERUNDS


def also_noun(word: str) -> bool:
    """Whether a verb, in either form, often names a thing instead: "caching", "design"."""
    folded = word.casefold()
    return _BASES.get(folded, folded) in ALSO_NOUNS


def base_of(gerund: str) -> str:
    """The base form: "designing" -> "design", "cross-checking" -> "cross-check"."""
    prefix, dash, word = gerund.casefold().rpartition("-")
    return f"{prefix}{dash}{_BASES.get(word) or _base_by_rule(word)}"


def gerund_of(base: str) -> str:
    """The -ing form: "set" -> "setting", "cross-check" -> "cross-checking"."""
    prefix, dash, word = base.casefold().rpartition("-")
    return f"{prefix}{dash}{_GERUNDS.get(word) or _gerund_by_rule(word)}"


def _base_by_rule(word: str) -> str:
    if word.endswith("ying") and len(word) <= 5:
        return word.removesuffix("ying") + "ie"
    if _DOUBLED.search(word):
        return word[:-4]
    stem = word.removesuffix("ing")
    return stem + "e" if _SILENT_E.search(word) and not _is_long_without_e(stem) else stem


def _is_long_without_e(stem: str) -> bool:
    """Whether an e seems to have been dropped though none was: "happen", "visit", "focus", "press"."""
    return stem.endswith(("en", "on", "er", "or", "it", "et", "us", "ss", "op", "el", "in"))


def _gerund_by_rule(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", word):
        return word + word[-1] + "ing"
    return word + "ing"
