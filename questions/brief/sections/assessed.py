"""What interviewers assess: the phrase behind "candidates are assessed on …" and its relatives."""

from __future__ import annotations

import re

_OFTEN = r"(?:often |usually |typically )?"
_JUDGED = r"(?:assessed|evaluated|judged|tested)"
_JUDGE = r"(?:assess|evaluate|judge|test)"
_WHOSE = r"(?:(?:their|the candidate['’]s|a candidate['’]s|candidates['’])\s+)?"
# Each pattern ends where the phrase begins: "their" and "the candidate's" belong to the lead-in.
_LEAD_INS = tuple(
    re.compile(pattern + _WHOSE, re.IGNORECASE)
    for pattern in (
        rf"\bcandidates (?:are|will be) {_OFTEN}{_JUDGED} (?:on|for)\s+",
        rf"\binterviewers {_OFTEN}{_JUDGE} candidates (?:on|for)\s+",
        rf"\binterviewers {_OFTEN}(?:look for|assess|evaluate)\s+",
        rf"\binterview evaluations? {_OFTEN}(?:focus(?:es)?|cent(?:re|er)s?) on\s+",
    )
)


def find_assessed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Extent of the phrase in the sentence text[start:end], or None if it says nothing about assessment."""
    for lead_in in _LEAD_INS:
        if found := lead_in.search(text, start, end):
            last = end
            while last > found.end() and (text[last - 1].isspace() or text[last - 1] in ".!;"):
                last -= 1
            return (found.end(), last) if last > found.end() else None
    return None
