"""Handing in: once, late, too late, and what was not reached."""

from __future__ import annotations

import pytest
from django.http import Http404

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.errors import TooLate, TurnIsOver
from interviews.lifecycle.closing import KEPT_LOG_LINES
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from interviews.room import services
from interviews.rules.deadline import GRACE
from interviews.rules.scoring import Outcome
from tests.interviews.room.submissions import outcomes, send, submission, texts
from tests.support.factories import NOON
from tests.support.running import BELL, Clock
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


def test_next_after_the_last_question_hands_in(interview: Interview) -> None:
    for position in (1, 2, 3):
        send(services.next_turn, interview, submission(f"answer {position}", turn=position))

    interview.refresh_from_db()
    assert (interview.state, interview.closed_at, interview.seat) == (State.GRADING, NOON, None)
    assert outcomes(interview) == [Outcome.ANSWERED] * 3


@pytest.mark.parametrize("skipped", [False, True])
def test_moving_on_after_the_bell_hands_in_and_reaches_no_further_question(
    interview: Interview, set_clock: Clock, *, skipped: bool
) -> None:
    """A question that was opened after the bell would count as not yet."""
    set_clock(BELL + 5 * SECOND)

    send(services.next_turn, interview, submission("last words"), skipped=skipped)

    interview.refresh_from_db()
    assert (interview.state, interview.closed_at) == (State.GRADING, BELL)
    assert outcomes(interview) == [Outcome.ANSWERED, Outcome.NOT_REACHED, Outcome.NOT_REACHED]


def test_a_probe_whose_time_came_after_the_bell_was_not_asked(interview: Interview, set_clock: Clock) -> None:
    """The same probes count as asked, whether the person or the sweep closes the interview."""
    turn = interview.turns.get(position=1)
    first_probe = BELL + 10 * SECOND
    interview.turns.filter(pk=turn.pk).update(started_at=first_probe - turn.budget // 2)
    set_clock(BELL + 30 * SECOND)

    send(services.hand_in, interview, submission("last words"))

    assert list(turn.answers.exclude(position=0).values_list("shown_at", flat=True)) == [None, None]


def test_handing_in_says_what_was_not_reached(interview: Interview, set_clock: Clock) -> None:
    set_clock(NOON + 20 * MINUTE)

    send(services.hand_in, interview, submission(" \n"))

    interview.refresh_from_db()
    assert outcomes(interview) == [Outcome.EMPTY, Outcome.NOT_REACHED, Outcome.NOT_REACHED]
    assert (interview.state, interview.closed_at) == (State.GRADED, NOON + 20 * MINUTE)


@pytest.mark.parametrize(("revision", "expected"), [(0, 5), (KEPT_LOG_LINES, 6)])
def test_handing_in_takes_at_most_six_statements(interview: Interview, revision: int, expected: int) -> None:
    """Session and user come on top: eight in a request. The sixth drops old lines, where there are any."""
    Answer.objects.filter(turn__interview=interview).update(revision=revision)

    with counted() as statements:
        send(services.hand_in, interview, submission("main", "one", "two", revision=revision))

    assert statements.count == expected, statements


def test_handing_in_within_the_grace_is_late_and_closes_at_the_bell(
    interview: Interview, set_clock: Clock
) -> None:
    set_clock(BELL + 9 * SECOND)

    send(services.hand_in, interview, submission("last words"))

    interview.refresh_from_db()
    answer = Answer.objects.get(turn__interview=interview, turn__position=1, position=0)
    assert (interview.closed_at, answer.late_by, answer.text_at_deadline) == (BELL, 9 * SECOND, "")


def test_handing_in_after_the_grace_keeps_the_text_apart(interview: Interview, set_clock: Clock) -> None:
    set_clock(BELL + GRACE + 1)

    with pytest.raises(TooLate):
        send(services.hand_in, interview, submission("too late"))

    interview.refresh_from_db()
    kept = AnswerRevision.objects.get(kind=AnswerRevision.Kind.REFUSED)
    assert (interview.state, kept.text, texts(interview)[0]) == (State.GRADED, "too late", "")


def test_handing_in_twice_is_handing_in_once(interview: Interview) -> None:
    sent = submission("main")
    send(services.hand_in, interview, sent)

    closed = send(services.hand_in, interview, sent)

    assert closed.state == State.GRADING
    assert AnswerRevision.objects.filter(kind=AnswerRevision.Kind.REFUSED).count() == 0


def test_handing_in_from_the_page_of_a_left_question_is_refused(interview: Interview) -> None:
    send(services.next_turn, interview, submission("main"))

    with pytest.raises(TurnIsOver):
        send(services.hand_in, interview, submission("main", revision=1))

    interview.refresh_from_db()
    assert (interview.state, interview.current_turn) == (State.RUNNING, 2)


def test_a_stranger_finds_no_interview(interview: Interview, stranger: User) -> None:
    with pytest.raises(Http404):
        services.hand_in(owner=stranger, interview=interview.public_id, submission=submission("text"))


def test_a_clock_that_is_set_back_ends_nothing_before_it_began(
    interview: Interview, set_clock: Clock
) -> None:
    set_clock(NOON - 60 * MINUTE)

    send(services.next_turn, interview, submission("main"))
    send(services.hand_in, interview, submission("second", turn=2))

    interview.refresh_from_db()
    assert interview.turns.get(position=1).ended_at == NOON
    assert interview.closed_at == interview.turns.get(position=2).ended_at
