"""The transitions of a whole interview: start, pause, take over, discard, delete, and closing by the clock.

Moving on and handing in, which save texts too, are in room/services.py. Each transition is atomic, can be
repeated, and refuses everything else with an InterviewError. An interview that nobody returns to reads as
closed at its deadline, and `settle` writes that.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import F, Subquery
from django.http import Http404

from accounts.models import User
from database import clock
from interviews.errors import (
    AnotherMockRuns,
    NeverPaused,
    NotGradable,
    NotPlanned,
    NotRunning,
    SeatTaken,
    StillRunning,
)
from interviews.lifecycle.closing import close_overdue
from interviews.models import Answer, Interview, Turn
from interviews.models.interview import InterviewQuerySet, State
from interviews.rules.deadline import GRACE
from interviews.rules.outcomes import with_extra_time
from questions.errors import IncompleteRubric
from questions.models import Probe, QuestionVersion, Role
from questions.roles.services import delete_role
from questions.versions.writing import mark_asked

# How many interviews the sweep closes in one transaction, each with one turn's answers in memory at a time.
SWEPT_AT_ONCE = 50


@transaction.atomic
def start(*, interview: Interview, seat: uuid.UUID) -> Interview:
    """Start the clock for the browser that holds `seat`. A repeated start keeps the clock of the first.

    Raises AnotherMockRuns, NotPlanned, and NotGradable where a planned question cannot be graded any more.
    """
    settle_overdue(interview.owner.interviews.all())
    now = clock.db_now()
    planned = Interview.objects.filter(pk=interview.pk, state=State.PLANNED)
    try:
        with transaction.atomic():
            started = planned.update(
                state=State.RUNNING, seat=seat, started_at=now, **_bell(interview, interview.owner)
            )
    except IntegrityError:
        raise AnotherMockRuns from None
    _reread(interview)
    if started:
        _lengthen_turns(interview, percent=interview.owner.extra_time_percent)
        _open_first_turn(interview)
    elif interview.state != State.RUNNING:
        raise NotPlanned
    return interview


def take_over(*, interview: Interview, seat: uuid.UUID) -> None:
    """Let this window write; the other window becomes read-only. A refusal may write the closing."""
    if not _running(interview).update(seat=seat):
        settle(interview)
        raise NotRunning


@transaction.atomic
def pause(*, interview: Interview, seat: uuid.UUID | None) -> None:
    """Stop the clock of a practice. Pausing twice is pausing once."""
    if interview.is_mock:
        raise NeverPaused
    _require_seat(interview, seat)
    _running(interview).filter(paused_at=None).update(paused_at=clock.db_now())


@transaction.atomic
def resume(*, interview: Interview, seat: uuid.UUID | None) -> None:
    """Go on; the pause does not count as time used."""
    _require_seat(interview, seat)
    paused = _running(interview).filter(paused_at__isnull=False)
    begun = Subquery(paused.values("paused_at"))
    here = Turn.objects.filter(interview__in=paused, position=interview.current_turn)
    here.update(paused_for=F("paused_for") + clock.since(begun))
    paused.update(paused_for=F("paused_for") + clock.since(F("paused_at")), paused_at=None)


@transaction.atomic
def settle(interview: Interview) -> Interview:
    """Write the closing that every reader already sees, if the grace is over. Safe to repeat."""
    settle_overdue(Interview.objects.filter(pk=interview.pk))
    _reread(interview)
    return interview


def _reread(interview: Interview) -> None:
    """The interview as stored now; 404 if another request has deleted it meanwhile."""
    try:
        interview.refresh_from_db()
    except Interview.DoesNotExist as gone:
        raise Http404 from gone


def settle_overdue(interviews: InterviewQuerySet, *, at_most: int | None = None) -> int:
    """Close those of `interviews` whose grace is over, each at its own deadline; how many there were."""
    overdue = list(interviews.overdue().select_for_update()[:at_most])
    for interview in overdue:
        close_overdue(interview, until=interview.deadline_at or 0)
    return len(overdue)


def sweep() -> int:
    """Close every overdue interview of the site, some at a time; returns how many it closed.

    Each batch is a transaction of its own, so requests never wait for the whole sweep.
    """
    closed = 0
    while batch := _settle_some():
        closed += batch
    return closed


@transaction.atomic
def _settle_some() -> int:
    return settle_overdue(Interview.objects.order_by("closes_at"), at_most=SWEPT_AT_ONCE)


@transaction.atomic
def discard(*, interview: Interview) -> None:
    """Throw a running interview away, answers included; only an explicit choice does this."""
    running = _running(interview).select_for_update().first()
    if running is None:
        raise NotRunning
    running.delete()
    _let_go(running.role_id)


@transaction.atomic
def delete(*, interview: Interview) -> None:
    """Delete a planned or closed interview with everything in it."""
    deleted, _ = Interview.objects.filter(pk=interview.pk).exclude(state=State.RUNNING).delete()
    if not deleted:
        raise StillRunning
    _let_go(interview.role_id)


def _let_go(role: int) -> None:
    """Delete a hidden role together with the last interview that used it."""
    for deleted in Role.objects.deleted().filter(pk=role):
        delete_role(role=deleted)


def _bell(interview: Interview, owner: User) -> dict[str, object]:
    if not interview.is_mock:
        return {}
    deadline = clock.db_now() + with_extra_time(interview.minutes, percent=owner.extra_time_percent)
    return {"deadline_at": deadline, "closes_at": deadline + GRACE}


def _lengthen_turns(interview: Interview, *, percent: int) -> None:
    """Spread the extra time over every part of the mock, not only its end."""
    if interview.is_mock and percent:
        interview.turns.update(budget=F("budget") * (100 + percent) / 100)


def _open_first_turn(interview: Interview) -> None:
    turns = list(interview.turns.order_by("position"))
    Turn.objects.filter(pk=turns[0].pk).update(started_at=interview.started_at)
    try:
        mark_asked(QuestionVersion.objects.filter(turns__interview=interview))
    except IncompleteRubric as error:
        raise NotGradable(str(error)) from None
    # Read after freezing: an edit that was under way may have changed them.
    probes = Probe.objects.filter(version__turns__interview=interview)
    Answer.objects.bulk_create(_boxes(turns, probes))


def _boxes(turns: Iterable[Turn], probes: Iterable[Probe]) -> list[Answer]:
    """The answer boxes of every turn except the closing: the main one at position 0, then one per probe."""
    by_version: dict[int | None, list[Probe]] = {}
    for probe in probes:
        by_version.setdefault(probe.version_id, []).append(probe)
    return [
        Answer(turn=turn, position=position, probe=probe)
        for turn in turns
        if turn.kind != Turn.Kind.CLOSING
        for position, probe in enumerate([None, *by_version.get(turn.version_id, [])])
    ]


def _running(interview: Interview) -> InterviewQuerySet:
    return Interview.objects.running().filter(pk=interview.pk)


def _require_seat(interview: Interview, seat: uuid.UUID | None) -> None:
    """Raise the reason if the holder of `seat` may not act on this interview now."""
    held = _running(interview).values_list("seat", flat=True).first()
    if held is None:
        raise NotRunning
    if held != seat:
        raise SeatTaken
