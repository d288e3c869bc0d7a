"""Moving between turns: what is written when a turn is left, opened, opened again, or is the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BigIntegerField, Case, F, Value, When

from database import clock
from database.clock import MomentField
from database.units import SECOND
from interviews.lifecycle.closing import note_asked_probes, outcome_of_open_turn, prune_log, write_closing
from interviews.models import Answer, Interview, Turn
from interviews.rules.deadline import Verdict
from interviews.rules.outcomes import is_back
from interviews.saving.revisions import SAVED_FIELDS

# A key that is held walks through nothing: what was shown for less time is not left.
SHOWN_AT_LEAST = SECOND
# So near to the bell the page hands in by itself.
AT_THE_BELL = 10 * SECOND


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTurn:
    """The open turn as one request finds it, locked; `now` is the database's, `last` the last position.

    A closing has no answers, and it is always the last turn.
    """

    interview: Interview
    answers: Sequence[Answer]
    now: int
    last: int
    last_begun_at: int | None = None

    @property
    def position(self) -> int:
        return self.interview.current_turn

    @property
    def bell_rang(self) -> bool:
        return self.interview.verdict(self.now) is not Verdict.IN_TIME

    @property
    def is_opened_again(self) -> bool:
        """Whether somebody is back here from the closing of a mock."""
        return self.interview.is_mock and is_back(
            position=self.position, last=self.last, last_begun_at=self.last_begun_at
        )

    @property
    def may_look_back(self) -> bool:
        """Whether every part of a mock can be opened again: from its closing, while time is left."""
        return not self.bell_rang and (not self.answers or self.is_opened_again)

    def has_boxes_at(self, position: int) -> bool:
        boxes = Answer.objects.filter(turn__interview=self.interview, turn__position=position)
        return boxes.exists()

    @property
    def is_just_shown(self) -> bool:
        """Whether nobody can have read the turn yet that is asked to end."""
        begun = self.answers[0].turn.started_at if self.answers else None
        deadline = self.interview.deadline_at
        is_at_the_bell = deadline is not None and self.now > deadline - AT_THE_BELL
        return begun is not None and 0 <= self.now - begun < SHOWN_AT_LEAST and not is_at_the_bell

    @property
    def ends_at(self) -> int:
        """Now, but never before the turn began: the database's clock may have been set back."""
        begun = self.answers[0].turn.started_at if self.answers else None
        return max(self.now, begun or self.now)


def write_boxes(here: OpenTurn) -> None:
    # The rows exist and are locked, so this updates them. bulk_update needs a WHEN per row and column,
    # which takes Django ten times as long to build.
    Answer.objects.bulk_create(
        here.answers, update_conflicts=True, unique_fields=["id"], update_fields=[*SAVED_FIELDS, "shown_at"]
    )


def move_to(here: OpenTurn, position: int, *, skipped: bool = False) -> None:
    """Leave the open turn with its outcome and open another; the time away from that one does not count."""
    interview, now = here.interview, clock.at(here.now)
    _end_boxes(here)
    outcome = outcome_of_open_turn(here.answers, skipped=skipped).value
    is_left = {"position": here.position}
    is_opened_again = {"position": position, "ended_at__lte": here.now}
    Turn.objects.filter(interview=interview, position__in=[here.position, position]).update(
        outcome=Case(When(**is_left, kind=Turn.Kind.QUESTION, then=Value(outcome)), default=Value("")),
        started_at=Case(When(started_at=None, then=now), default=F("started_at")),
        ended_at=Case(
            When(**is_left, then=clock.at(here.ends_at)), default=Value(None), output_field=MomentField()
        ),
        paused_for=Case(
            When(**is_opened_again, then=F("paused_for") + now - F("ended_at")),
            default=F("paused_for"),
            output_field=BigIntegerField(),
        ),
    )
    interview.current_turn = position
    interview.save(update_fields=["current_turn"])


def close(here: OpenTurn, *, skipped: bool = False) -> None:
    """Hand in: at the bell at the latest."""
    _end_boxes(here)
    write_closing(here.interview, here.answers, until=_at_the_bell(here, here.ends_at), skipped=skipped)


def _at_the_bell(here: OpenTurn, moment: int) -> int:
    """The moment, or the bell if that came earlier: later time belongs to no part of the interview."""
    return min(moment, here.interview.deadline_at or moment)


def _end_boxes(here: OpenTurn) -> None:
    if not here.is_opened_again:
        note_asked_probes(here.interview, here.answers, until=_at_the_bell(here, here.now))
    write_boxes(here)
    prune_log(here.answers)
