"""A practice: skip, flag, go to any question and come back; what became of each is settled at its end."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from database.units import MINUTE
from interviews.errors import Paused, SeatTaken, Stale
from interviews.lifecycle import transitions
from interviews.models import Answer, AnswerRevision, Interview, Turn
from interviews.models.interview import State
from interviews.room import services
from interviews.rules.scoring import Outcome
from interviews.saving.revisions import Save
from interviews.saving.submission import Submission
from tests.support.factories import NOON
from tests.support.running import SEAT, Clock

pytestmark = pytest.mark.django_db


def send(
    act: Callable[..., Interview], practice: Interview, text: str = "", *, revision: int = 0, **how: object
) -> Interview:
    """From the question that is open, with this text in its main box."""
    practice.refresh_from_db()
    save = Save(operation=uuid.uuid4(), revision=revision, text=text)
    submission = Submission(turn=practice.current_turn, seat=practice.seat, saves={0: save})
    return act(owner=practice.owner, interview=practice.public_id, submission=submission, **how)


def go(practice: Interview, position: int, text: str = "", **how: int) -> None:
    send(services.go_to, practice, text, position=position, **how)


def turn(practice: Interview, position: int) -> Turn:
    return practice.turns.get(position=position)


def outcomes(practice: Interview) -> list[str]:
    return list(practice.turns.order_by("position").values_list("outcome", flat=True))


def test_going_to_a_question_saves_and_opens_it(practice: Interview, set_clock: Clock) -> None:
    set_clock(NOON + 2 * MINUTE)

    go(practice, 3, "half an answer")

    practice.refresh_from_db()
    assert practice.current_turn == 3
    assert Answer.objects.get(turn=turn(practice, 1), position=0).text == "half an answer"
    assert (turn(practice, 1).ended_at, turn(practice, 3).started_at) == (NOON + 2 * MINUTE,) * 2
    assert turn(practice, 2).started_at is None


def test_time_away_from_a_question_is_not_its_own(practice: Interview, set_clock: Clock) -> None:
    set_clock(NOON + 2 * MINUTE)
    go(practice, 3)
    set_clock(NOON + 12 * MINUTE)
    go(practice, 1)
    set_clock(NOON + 15 * MINUTE)

    go(practice, 3)

    first = turn(practice, 1)
    assert (first.started_at, first.ended_at, first.paused_for) == (NOON, NOON + 15 * MINUTE, 10 * MINUTE)
    assert turn(practice, 3).paused_for == 3 * MINUTE


def test_a_clock_that_is_set_back_takes_no_time_from_a_question(
    practice: Interview, set_clock: Clock
) -> None:
    set_clock(NOON + 10 * MINUTE)
    go(practice, 2)
    set_clock(NOON + 4 * MINUTE)
    go(practice, 1)
    set_clock(NOON + 6 * MINUTE)

    send(services.hand_in, practice)

    first, second = practice.turns.order_by("position")[:2]
    assert (first.paused_for, first.ended_at) == (0, NOON + 6 * MINUTE)
    assert (second.started_at, second.ended_at) == (NOON + 10 * MINUTE,) * 2


def test_a_pause_counts_for_the_open_question_alone(practice: Interview, set_clock: Clock) -> None:
    go(practice, 2)
    transitions.pause(interview=practice, seat=SEAT)
    set_clock(NOON + 5 * MINUTE)
    practice.refresh_from_db()
    transitions.resume(interview=practice, seat=SEAT)

    go(practice, 1)

    assert [turn(practice, position).paused_for for position in (1, 2)] == [5 * MINUTE, 5 * MINUTE]


def test_a_question_that_is_opened_again_has_no_outcome_yet(practice: Interview) -> None:
    send(services.next_turn, practice, skipped=True)
    skipped = outcomes(practice)

    go(practice, 1)

    assert (skipped[0], outcomes(practice)[0], turn(practice, 1).ended_at) == (Outcome.SKIPPED, "", None)


def test_handing_in_says_what_became_of_each_question(practice: Interview) -> None:
    send(services.next_turn, practice, "answered", skipped=False)
    send(services.next_turn, practice, skipped=True)
    go(practice, 1)

    send(services.hand_in, practice, "answered", revision=1)

    assert outcomes(practice) == [Outcome.ANSWERED, Outcome.SKIPPED, Outcome.EMPTY]


def test_a_question_that_was_never_opened_was_not_reached(practice: Interview) -> None:
    go(practice, 3, "first")
    go(practice, 1)

    send(services.hand_in, practice, "first", revision=1)

    practice.refresh_from_db()
    assert outcomes(practice) == [Outcome.ANSWERED, Outcome.NOT_REACHED, Outcome.EMPTY]
    assert practice.state == State.GRADING


def test_an_answer_given_on_return_counts(practice: Interview) -> None:
    send(services.next_turn, practice, skipped=True)
    go(practice, 1)

    send(services.hand_in, practice, "second thoughts")

    assert outcomes(practice)[0] == Outcome.ANSWERED


@pytest.mark.parametrize("nowhere", [0, 1, 4, 9999])
def test_there_is_nowhere_to_go_but_to_another_question(practice: Interview, nowhere: int) -> None:
    go(practice, nowhere, "kept")

    practice.refresh_from_db()
    assert (practice.current_turn, turn(practice, 1).ended_at) == (1, None)
    assert Answer.objects.get(turn=turn(practice, 1), position=0).text == "kept"


def test_going_twice_is_going_once(practice: Interview, set_clock: Clock) -> None:
    submission = Submission(
        turn=1, seat=SEAT, saves={0: Save(operation=uuid.uuid4(), revision=0, text="kept")}
    )
    for minute in (1, 2):
        set_clock(NOON + minute * MINUTE)
        services.go_to(owner=practice.owner, interview=practice.public_id, submission=submission, position=3)

    practice.refresh_from_db()
    assert (practice.current_turn, turn(practice, 1).ended_at) == (3, NOON + MINUTE)
    assert AnswerRevision.objects.count() == 1


def test_a_flag_is_put_up_and_taken_down(practice: Interview) -> None:
    for flagged in (True, True, False):
        send(services.flag_turn, practice, flagged=flagged)

        assert turn(practice, 1).is_flagged is flagged

    assert practice.turns.filter(is_flagged=True).count() == 0


def test_flagging_saves_what_was_typed(practice: Interview) -> None:
    send(services.flag_turn, practice, "typed", flagged=True)

    assert Answer.objects.get(turn=turn(practice, 1), position=0).text == "typed"


def test_a_stale_text_goes_nowhere(practice: Interview) -> None:
    send(services.save_turn, practice, "from the other window")

    with pytest.raises(Stale):
        go(practice, 2, "from this window")

    practice.refresh_from_db()
    assert practice.current_turn == 1


def test_another_window_goes_nowhere(practice: Interview) -> None:
    submission = Submission(turn=1, seat=uuid.UUID(int=8), saves={})

    with pytest.raises(SeatTaken):
        services.go_to(owner=practice.owner, interview=practice.public_id, submission=submission, position=2)

    practice.refresh_from_db()
    assert practice.current_turn == 1


def test_a_paused_practice_stays_where_it_is(practice: Interview) -> None:
    transitions.pause(interview=practice, seat=SEAT)

    with pytest.raises(Paused):
        go(practice, 2)
