"""The rules that a run may find broken, and which of them a difference breaks."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from tests.reliability.state_machine.expected import Sitting, Verdict


class Rule(StrEnum):
    SAVED = "the newest acknowledged text is there"
    TOLD = "an acknowledgement tells the truth"
    TAKEN = "what may be done is done"
    ONCE = "an operation is applied once, and a repeat answers its revision"
    STALE = "a text that rests on an old revision is not taken"
    BOTH = "both texts of a conflict are kept"
    SEAT = "only the window with the seat writes"
    OWNER = "a stranger finds nothing and changes nothing"
    CLOSED = "what is closed takes nothing and never opens again"
    GRACE = "nothing counts after the grace"
    LATE = "a late text is marked, and the text as of the deadline stays beside it"
    APART = "a text that came too late is kept apart"
    OLDER = "the older text is kept before a larger cut"
    LEFT = "a question that was left takes nothing"
    CLOCK = "the clock is set once, by the start"
    COURSE = "moving on goes one question forwards"
    PAUSE = "only a practice pauses, and a pause takes no text"
    ONE_MOCK = "at most one mock runs per person"
    READING = "reading writes nothing"
    SHOWN = "the page shows what is saved"
    SERVED = "every request is answered"


class BrokenRule(AssertionError):
    def __init__(self, rule: Rule, why: str) -> None:
        super().__init__(f"{rule}: {why}")
        self.rule = rule


# What was refused for this reason and done nevertheless breaks this rule.
_REFUSED: Final = {
    Verdict.REPEAT: Rule.ONCE,
    Verdict.STALE: Rule.STALE,
    Verdict.SEAT: Rule.SEAT,
    Verdict.PAUSED: Rule.PAUSE,
    Verdict.LEFT: Rule.LEFT,
    Verdict.CLOSED: Rule.CLOSED,
    Verdict.GRACE: Rule.GRACE,
    Verdict.APART: Rule.GRACE,
    Verdict.GONE: Rule.OWNER,
}
_WRITTEN: Final = {
    "texts": Rule.SAVED,
    "revisions": Rule.SAVED,
    "applied": Rule.ONCE,
    "late": Rule.LATE,
}
# A request after the grace may write these: the closing.
_MOVED: Final = {
    "state": Rule.CLOSED,
    "closed_at": Rule.CLOSED,
    "outcomes": Rule.COURSE,
    "current": Rule.COURSE,
}
_KEPT: Final = {Verdict.STALE: Rule.BOTH} | dict.fromkeys(
    (Verdict.LEFT, Verdict.CLOSED, Verdict.GRACE), Rule.APART
)
_ALWAYS: Final = {"clock": Rule.CLOCK, "seat": Rule.SEAT, "pause": Rule.PAUSE}


def broken_by_row(fact: str, verdict: Verdict) -> Rule:
    """The rule that a wrong `fact` breaks after a request that had to be answered with `verdict`."""
    if fact in _ALWAYS:
        return _ALWAYS[fact]
    if fact == "kept":
        return _KEPT.get(verdict, Rule.OLDER)
    if fact in _MOVED:
        return _MOVED[fact] if verdict is Verdict.GRACE else _REFUSED.get(verdict, _MOVED[fact])
    return _REFUSED.get(verdict, _WRITTEN[fact])


def broken_by_answer(verdict: Verdict) -> Rule:
    """The rule that an answer of the wrong kind breaks."""
    return _REFUSED.get(verdict, Rule.TAKEN)


def facts(sitting: Sitting) -> dict[str, Any]:
    """A sitting as rows.py reads it from the database; what others follow from stands first."""
    boxes = sitting.boxes
    return {
        "clock": (sitting.started_at, sitting.deadline_at, sitting.closes_at),
        "texts": {place: box.text for place, box in boxes.items()},
        "revisions": {place: box.revision for place, box in boxes.items()},
        "applied": {
            (place, operation): revision
            for place, box in boxes.items()
            for operation, (revision, _) in box.applied.items()
        },
        "late": {place: (box.late_by, box.at_deadline) for place, box in boxes.items()},
        "kept": {(place, text) for place, box in boxes.items() for text in box.kept},
        "state": sitting.state,
        "closed_at": sitting.closed_at,
        "outcomes": sitting.outcomes,
        "seat": sitting.seat,
        "pause": (sitting.paused_at, sitting.paused_for),
        "current": sitting.current,
    }
