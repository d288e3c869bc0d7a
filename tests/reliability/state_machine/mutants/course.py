"""Interviews whose clock, seat, state or page goes astray."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any, Final

from django.db import connection
from django.db.models import F

from database import clock
from interviews.errors import NotRunning, TurnIsOver
from interviews.lifecycle import closing, transitions
from interviews.models import Interview
from interviews.models import interview as interview_models
from interviews.models.interview import InterviewQuerySet, State
from interviews.room import views as room_views
from interviews.rules.deadline import Verdict
from interviews.rules.scoring import Outcome
from interviews.saving import submission
from tests.reliability.state_machine.mutants.mutant import CLOSED, Mutants, Original
from tests.reliability.state_machine.rules import Rule

MUTANTS: Final = Mutants()


@MUTANTS.breaking(Rule.GRACE, (interview_models, "verdict"))
def the_grace_never_ends(original: Original) -> Original:
    def verdict(**kwargs: Any) -> Verdict:
        found = original(**kwargs)
        return Verdict.LATE if found is Verdict.CLOSED else found

    return verdict


@MUTANTS.breaking(Rule.CLOSED, (transitions, "take_over"))
def a_take_over_opens_what_was_closed(original: Original) -> Original:
    def take_over(*, interview: Interview, seat: uuid.UUID) -> None:
        if not Interview.objects.filter(state=State.RUNNING).exists():
            Interview.objects.filter(pk=interview.pk, state__in=CLOSED).update(state=State.RUNNING)
        original(interview=interview, seat=seat)

    return take_over


@MUTANTS.breaking(Rule.LEFT, (submission, "why_not"))
def next_does_not_ask_which_question(original: Original) -> Original:
    def why_not(*args: Any, **kwargs: Any) -> Any:
        found = original(*args, **kwargs)
        return None if isinstance(found, TurnIsOver) else found

    return why_not


@MUTANTS.breaking(Rule.CLOCK, (transitions, "resume"))
def resuming_moves_the_bell(original: Original) -> Original:
    def resume(*, interview: Interview, seat: uuid.UUID | None) -> None:
        moved = Interview.objects.filter(pk=interview.pk, deadline_at__isnull=False)
        moved.update(deadline_at=F("deadline_at") + 1, closes_at=F("closes_at") + 1)
        original(interview=interview, seat=seat)

    return resume


@MUTANTS.breaking(Rule.PAUSE, (transitions, "pause"))
def anybody_may_pause(original: Original) -> Original:
    return lambda *, interview, seat: original(interview=interview, seat=interview.seat)


@MUTANTS.breaking(Rule.SEAT, (transitions, "take_over"))
def a_take_over_leaves_the_seat(original: Original) -> Original:
    return lambda *, interview, seat: original(interview=interview, seat=interview.seat or seat)


@MUTANTS.breaking(Rule.CLOSED, (submission, "why_not"))
def handing_in_again_closes_again(original: Original) -> Original:
    def why_not(*args: Any, **kwargs: Any) -> Any:
        found = original(*args, **kwargs)
        return None if isinstance(found, NotRunning) else found

    return why_not


@MUTANTS.breaking(Rule.CLOCK, (transitions, "start"))
def starting_again_starts_the_clock_again(original: Original) -> Original:
    def start(*, interview: Interview, seat: uuid.UUID) -> Interview:
        started = original(interview=interview, seat=seat)
        Interview.objects.filter(pk=interview.pk).update(started_at=clock.db_now())
        return started

    return start


@MUTANTS.breaking(Rule.CLOSED, (transitions, "close_overdue"))
def silence_closes_when_it_is_noticed(original: Original) -> Original:
    return lambda interview, *, until: original(interview, until=until + 1)


@MUTANTS.breaking(Rule.READING, (room_views, "room"))
def opening_the_room_notes_it(original: Original) -> Original:
    def room(interview: Interview, **kwargs: Any) -> Any:
        Interview.objects.filter(pk=interview.pk).update(seed=F("seed"))
        return original(interview, **kwargs)

    return room


@MUTANTS.breaking(Rule.COURSE, (closing, "end_turns"))
def closing_forgets_what_was_not_reached(original: Original) -> Original:
    def end_turns(interview: Interview, *args: Any, **kwargs: Any) -> None:
        original(interview, *args, **kwargs)
        interview.turns.filter(outcome=Outcome.NOT_REACHED).update(outcome="")

    return end_turns


@MUTANTS.breaking(Rule.SHOWN, (room_views, "room"))
def the_page_shows_an_empty_box(original: Original) -> Original:
    def room(interview: Interview, **kwargs: Any) -> Any:
        page = original(interview, **kwargs)
        emptied = replace(page.main, text="")
        return replace(page, boxes=[emptied, *page.probes])

    return room


@MUTANTS.breaking(Rule.CLOSED, (InterviewQuerySet, "overdue"))
def the_sweep_knows_no_grace(original: Original) -> Original:
    return lambda self: self.filter(state=State.RUNNING, deadline_at__lt=clock.db_now())


@MUTANTS.breaking(Rule.ONE_MOCK)
def no_constraint_on_running_mocks() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("DROP INDEX one_running_mock_per_person")
