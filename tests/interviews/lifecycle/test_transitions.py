from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial

import pytest
from django.http import Http404

from accounts.models import User
from database.units import MINUTE
from interviews.errors import (
    AnotherMockRuns,
    NeverPaused,
    NotGradable,
    NotPlanned,
    NotRunning,
    SeatTaken,
    StillRunning,
)
from interviews.lifecycle import transitions
from interviews.models import Answer, Interview
from interviews.models.interview import State
from interviews.rules.deadline import GRACE
from interviews.rules.scoring import Outcome
from questions.models import Anchor
from tests.support.builders import build_interview, build_role
from tests.support.factories import NOON
from tests.support.running import BELL, SEAT, Clock

OTHER_SEAT = uuid.UUID(int=8)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon(set_clock: Clock) -> None:
    """Every test begins at noon."""


def planned(owner: User, **fields: object) -> Interview:
    interview = build_interview(owner, **fields)
    Answer.objects.all().delete()  # boxes are made by the start
    return interview


def test_starting_a_mock_freezes_its_bell(owner: User) -> None:
    interview = transitions.start(interview=planned(owner), seat=SEAT)

    times = (interview.started_at, interview.deadline_at, interview.closes_at)
    assert times == (NOON, BELL, BELL + GRACE)
    assert (interview.state, interview.seat) == (State.RUNNING, SEAT)


def test_extra_time_moves_the_bell(owner: User) -> None:
    owner.extra_time_percent = 50
    owner.save()

    interview = transitions.start(interview=planned(owner, minutes=30), seat=SEAT)

    assert interview.deadline_at == NOON + 45 * MINUTE


def test_starting_makes_a_box_for_each_answer_and_freezes_the_versions(owner: User) -> None:
    interview = transitions.start(interview=planned(owner, turns=1), seat=SEAT)

    turn = interview.turns.get()
    assert list(turn.answers.values_list("position", "probe__position")) == [(0, None), (1, 1), (2, 2)]
    assert (turn.started_at, turn.version.is_frozen) == (NOON, True)
    assert turn.version.first_asked_at is not None


def test_a_question_that_cannot_be_graded_any_more_is_not_asked(owner: User) -> None:
    """A private draft may lose anchors while the plan waits: a mark could then mean another level."""
    interview = planned(owner, turns=1)
    version = interview.turns.get().asked_version
    Anchor.objects.filter(rubric_criterion__version=version, level__name="Mid").delete()

    with pytest.raises(NotGradable, match=r"needs an anchor for Mid in .* Mend its rubric before you start"):
        transitions.start(interview=interview, seat=SEAT)

    interview.refresh_from_db()
    version.refresh_from_db()
    assert (interview.state, interview.started_at, version.first_asked_at) == (State.PLANNED, None, None)


@pytest.mark.parametrize(
    "act",
    [partial(transitions.start, seat=SEAT), partial(transitions.take_over, seat=SEAT), transitions.settle],
    ids=["start", "take over", "settle"],
)
def test_what_another_request_deleted_meanwhile_is_not_found(
    owner: User, act: Callable[..., Interview]
) -> None:
    interview = build_interview(owner, mode=Interview.Mode.PRACTICE)
    Interview.objects.filter(pk=interview.pk).delete()

    with pytest.raises(Http404):
        act(interview=interview)


def test_a_repeated_start_meets_the_same_clock(owner: User, set_clock: Clock) -> None:
    interview = transitions.start(interview=planned(owner), seat=SEAT)
    set_clock(NOON + MINUTE)

    again = transitions.start(interview=interview, seat=OTHER_SEAT)

    assert (again.started_at, again.deadline_at, again.seat) == (NOON, BELL, SEAT)


def test_a_second_mock_does_not_start(owner: User) -> None:
    role = build_role()
    transitions.start(interview=planned(owner, role=role), seat=SEAT)
    second = planned(owner, role=role)

    with pytest.raises(AnotherMockRuns):
        transitions.start(interview=second, seat=SEAT)

    second.refresh_from_db()
    assert second.state == State.PLANNED


def test_a_practice_starts_beside_a_mock(owner: User) -> None:
    transitions.start(interview=planned(owner), seat=SEAT)

    practice = transitions.start(interview=planned(owner, mode="practice"), seat=SEAT)

    assert (practice.state, practice.deadline_at) == (State.RUNNING, None)


def test_an_overdue_mock_does_not_stand_in_the_way(owner: User, set_clock: Clock) -> None:
    first = transitions.start(interview=planned(owner), seat=SEAT)
    set_clock(BELL + GRACE + 1)

    transitions.start(interview=planned(owner), seat=SEAT)

    first.refresh_from_db()
    assert (first.state, first.closed_at) == (State.GRADED, BELL)


def test_a_closed_interview_does_not_start_again(owner: User) -> None:
    with pytest.raises(NotPlanned):
        transitions.start(interview=build_interview(owner, state=State.GRADING), seat=SEAT)


def test_settling_gives_every_turn_its_outcome(owner: User, set_clock: Clock) -> None:
    interview = build_interview(owner, state=State.RUNNING, turns=3, seat=SEAT, current_turn=2)
    interview.turns.filter(position=1).update(outcome=Outcome.ANSWERED)
    set_clock(BELL + GRACE + 1)

    transitions.settle(interview)

    outcomes = list(interview.turns.values_list("outcome", flat=True))
    assert outcomes == [Outcome.ANSWERED, Outcome.EMPTY, Outcome.NOT_REACHED]


def test_settling_notes_which_probes_had_been_asked(owner: User, set_clock: Clock) -> None:
    interview = build_interview(owner, state=State.RUNNING, turns=1, seat=SEAT)
    set_clock(BELL + GRACE + 1)

    transitions.settle(interview)

    shown = Answer.objects.filter(position__gt=0).order_by("position").values_list("shown_at", flat=True)
    assert list(shown) == [NOON + 450_000, NOON + 675_000]


@pytest.mark.parametrize("moment", [BELL, BELL + GRACE])
def test_settling_changes_nothing_before_the_grace_is_over(
    owner: User, set_clock: Clock, moment: int
) -> None:
    interview = build_interview(owner, state=State.RUNNING, seat=SEAT)
    set_clock(moment)

    assert transitions.settle(interview).state == State.RUNNING


def test_taking_over_moves_the_seat(owner: User) -> None:
    interview = build_interview(owner, state=State.RUNNING, seat=SEAT)

    transitions.take_over(interview=interview, seat=OTHER_SEAT)

    interview.refresh_from_db()
    assert interview.seat == OTHER_SEAT


def test_a_closed_interview_is_not_taken_over(owner: User) -> None:
    with pytest.raises(NotRunning):
        transitions.take_over(interview=build_interview(owner, state=State.GRADING), seat=SEAT)


def test_a_pause_does_not_count_as_time_used(owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
    transitions.pause(interview=practice, seat=SEAT)
    set_clock(NOON + 7 * MINUTE)

    transitions.resume(interview=practice, seat=SEAT)
    transitions.resume(interview=practice, seat=SEAT)

    practice.refresh_from_db()
    assert (practice.paused_at, practice.paused_for) == (None, 7 * MINUTE)
    assert practice.turns.get(position=1).paused_for == 7 * MINUTE


def test_a_mock_cannot_be_paused(owner: User) -> None:
    with pytest.raises(NeverPaused):
        transitions.pause(interview=build_interview(owner, state=State.RUNNING, seat=SEAT), seat=SEAT)


def test_another_window_cannot_pause(owner: User) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)

    with pytest.raises(SeatTaken):
        transitions.pause(interview=practice, seat=OTHER_SEAT)


def test_a_running_interview_is_discarded_but_not_deleted(owner: User) -> None:
    interview = build_interview(owner, state=State.RUNNING, seat=SEAT)

    with pytest.raises(StillRunning):
        transitions.delete(interview=interview)
    transitions.discard(interview=interview)

    assert not Interview.objects.exists()


def test_a_take_over_after_the_grace_writes_the_closing(owner: User, set_clock: Clock) -> None:
    interview = build_interview(owner, state=State.RUNNING, seat=SEAT)
    set_clock(NOON + 45 * MINUTE + GRACE + 1)

    with pytest.raises(NotRunning):
        transitions.take_over(interview=interview, seat=OTHER_SEAT)

    assert Interview.objects.get().closed_at == NOON + 45 * MINUTE


def test_an_overdue_interview_is_closed_and_cannot_be_discarded(owner: User, set_clock: Clock) -> None:
    interview = build_interview(owner, state=State.RUNNING, seat=SEAT)
    set_clock(NOON + 45 * MINUTE + GRACE + 1)

    with pytest.raises(NotRunning):
        transitions.discard(interview=interview)

    assert Interview.objects.exists()


def test_a_closed_interview_is_deleted_but_not_discarded(owner: User) -> None:
    interview = build_interview(owner, state=State.GRADING)

    with pytest.raises(NotRunning):
        transitions.discard(interview=interview)
    transitions.delete(interview=interview)

    assert not Interview.objects.exists()


def test_a_clock_that_is_set_back_makes_no_pause_of_less_than_nothing(owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
    transitions.pause(interview=practice, seat=SEAT)
    set_clock(NOON - 60 * MINUTE)

    transitions.resume(interview=practice, seat=SEAT)

    practice.refresh_from_db()
    assert (practice.paused_at, practice.paused_for, practice.turns.get(position=1).paused_for) == (
        None,
        0,
        0,
    )
