"""Fault 25 at the millisecond: the rules when the clock is set back by an hour."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from database import clock
from database.units import MINUTE
from interviews.errors import InterviewError, NotRunning, TooLate
from interviews.lifecycle import transitions
from interviews.models import Answer, AnswerRevision, Interview, Share
from interviews.models.interview import State
from interviews.room.page import room
from interviews.rules.deadline import GRACE
from interviews.saving.autosave import Saved, save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from interviews.sharing.services import create_share, revoke_share, token_of
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.graded import build_graded
from tests.support.running import BELL, SEAT, Clock

HOUR = 60 * MINUTE

pytestmark = [pytest.mark.django_db, pytest.mark.fault(25)]


@pytest.fixture
def practice(owner: User, set_clock: Clock) -> Interview:
    return build_interview(owner, state=State.RUNNING, seat=SEAT, mode=Interview.Mode.PRACTICE)


def put(interview: Interview, text: str, *, revision: int = 0) -> Saved:
    return save_answer(
        owner=interview.owner,
        seat=SEAT,
        at=BoxAddress(interview=interview.public_id, turn=1, box=0),
        save=Save(operation=uuid.uuid4(), revision=revision, text=text),
    )


def test_what_was_refused_stays_closed(interview: Interview, set_clock: Clock) -> None:
    put(interview, "in time")
    set_clock(BELL + GRACE + 1)
    with pytest.raises(TooLate):
        put(interview, "too late")
    set_clock(BELL - HOUR)

    with pytest.raises(InterviewError):
        put(interview, "an hour earlier, again", revision=1)
    with pytest.raises(NotRunning):
        transitions.take_over(interview=interview, seat=SEAT)

    assert Interview.objects.as_of_now().get().state_now == State.GRADING
    assert Answer.objects.get(turn__position=1, turn__interview=interview, position=0).text == "in time"


def test_what_the_sweep_closed_stays_closed(interview: Interview, set_clock: Clock) -> None:
    set_clock(BELL + GRACE + 1)
    transitions.settle_overdue(Interview.objects.all())
    set_clock(BELL - HOUR)

    with pytest.raises(InterviewError):
        put(interview, "an hour earlier")

    assert Interview.objects.get().closed_at == BELL


@pytest.mark.parametrize("after_bell", [-MINUTE, 1])
def test_older_texts_are_kept_from_the_first_save_on(
    interview: Interview, set_clock: Clock, after_bell: int
) -> None:
    """The last text that was kept lies in the future: that must not put off the next one."""
    set_clock(BELL + after_bell)
    put(interview, "first text")
    Answer.objects.filter(revision=1).update(kept_at=BELL + HOUR)

    put(interview, "first text, and more", revision=1)

    kept = AnswerRevision.objects.exclude(text=None).values_list("text", flat=True)
    assert list(kept) == ["first text"]
    assert Answer.objects.get(revision=2).kept_at == BELL + after_bell


def test_a_pause_is_never_shorter_than_nothing(practice: Interview, set_clock: Clock) -> None:
    transitions.pause(interview=practice, seat=SEAT)
    set_clock(NOON - HOUR)

    transitions.resume(interview=practice, seat=SEAT)

    practice.refresh_from_db()
    assert (practice.paused_at, practice.paused_for) == (None, 0)
    assert practice.turns.get(position=1).paused_for == 0


def test_the_room_shows_no_time_below_zero(practice: Interview, set_clock: Clock) -> None:
    set_clock(NOON - HOUR)

    shown = room(Interview.objects.as_of_now().get(), seat=SEAT)

    assert (shown.used, [line.progress for line in shown.plan]) == (0, [0, 0, 0])


def test_a_closed_link_opens_nothing_an_hour_earlier(owner: User, set_clock: Clock, client: Client) -> None:
    share = create_share(interview=build_graded(owner, ranks=(2,)), days=14)
    address = reverse("interviews:shared_interview", args=[token_of(share)])
    opened = client.get(address).status_code
    Share.objects.update(created_at=timezone.now() + timedelta(hours=1))

    revoke_share(share=share)

    assert (opened, client.get(address).status_code) == (200, 404)


def test_a_links_end_is_told_by_the_database(owner: User, set_clock: Clock) -> None:
    sql = str(Share.objects.open().query)

    assert ("STATEMENT_TIMESTAMP()" if connection.vendor == "postgresql" else "STRFTIME(") in sql


def test_time_since_a_moment_in_the_future_is_none(interview: Interview, set_clock: Clock) -> None:
    set_clock(NOON + 5)

    passed = Interview.objects.annotate(
        passed=clock.since(F("started_at")), ahead=clock.since(F("deadline_at"))
    ).get()

    assert (passed.passed, passed.ahead) == (5, 0)
