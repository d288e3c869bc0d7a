"""Moving on: next, skip, a probe, and for which reasons it is refused."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from accounts.models import User
from database.units import MINUTE
from interviews.errors import InterviewError, NotRunning, SeatTaken
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from interviews.room import services
from interviews.rules.scoring import Outcome
from tests.interviews.room.submissions import outcomes, send, submission, texts
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import BELL, SEAT, Clock

pytestmark = pytest.mark.django_db


def test_next_saves_and_opens_the_next_question(interview: Interview, set_clock: Clock) -> None:
    set_clock(NOON + 12 * MINUTE)

    send(services.next_turn, interview, submission("main", "probe one", ""))

    first, second = interview.turns.order_by("position")[:2]
    assert texts(interview) == ["main", "probe one", ""]
    assert (first.ended_at, first.outcome) == (NOON + 12 * MINUTE, Outcome.ANSWERED)
    assert second.started_at == NOON + 12 * MINUTE


def test_a_repeated_next_leaves_one_question_only(interview: Interview) -> None:
    sent = submission("main")
    send(services.next_turn, interview, sent)

    send(services.next_turn, interview, sent)

    interview.refresh_from_db()
    assert interview.current_turn == 2


def test_moving_on_at_the_bell_still_moves_on(interview: Interview, set_clock: Clock) -> None:
    set_clock(BELL)

    send(services.next_turn, interview, submission("last words"))

    interview.refresh_from_db()
    assert (interview.state, interview.current_turn) == (State.RUNNING, 2)


@pytest.mark.parametrize(
    ("written", "outcome"), [("", Outcome.SKIPPED), (" \n", Outcome.SKIPPED), ("a thought", Outcome.ANSWERED)]
)
def test_skipping_is_an_outcome_of_its_own_where_nothing_was_written(
    interview: Interview, written: str, outcome: Outcome
) -> None:
    send(services.next_turn, interview, submission(written), skipped=True)

    assert (outcomes(interview)[0], texts(interview)[0]) == (outcome, written)


@pytest.mark.parametrize(
    ("change", "error"),
    [({"seat": uuid.UUID(int=8)}, SeatTaken), ({"state": State.GRADING, "closed_at": NOON}, NotRunning)],
)
def test_moving_on_is_refused_for_its_reason(
    interview: Interview, change: dict[str, Any], error: type[InterviewError]
) -> None:
    Interview.objects.filter(pk=interview.pk).update(**change)

    with pytest.raises(error):
        send(services.next_turn, interview, submission("text"))

    assert texts(interview)[0] == ""


def test_a_planned_interview_has_no_question_to_leave(owner: User) -> None:
    interview = build_interview(owner)
    Answer.objects.all().delete()

    with pytest.raises(NotRunning):
        send(services.next_turn, interview, submission("text"))


def test_a_practice_asks_its_probes_one_by_one(owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT, turns=1)

    send(services.ask_probe, practice, submission("main"))

    shown = Answer.objects.filter(position__gt=0).order_by("position").values_list("shown_at", flat=True)
    assert list(shown) == [NOON, None]


def test_the_log_of_saves_is_pruned_when_the_question_is_left(interview: Interview) -> None:
    answer = Answer.objects.get(turn__interview=interview, turn__position=1, position=0)
    lines = [
        AnswerRevision(answer=answer, operation=uuid.uuid4(), revision=n, size=1, at=NOON, text=None)
        for n in range(1, 80)
    ]
    AnswerRevision.objects.bulk_create(lines)
    Answer.objects.filter(pk=answer.pk).update(revision=79, text="x")

    send(services.next_turn, interview, submission("x", revision=79))

    assert AnswerRevision.objects.filter(answer=answer).count() == 50
