from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.http import Http404

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.errors import InterviewError, NotRunning, SeatTaken, Stale, TooLate, TurnIsOver
from interviews.lifecycle.closing import KEPT_LOG_LINES
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from interviews.room import services
from interviews.room.services import Submission
from interviews.rules.deadline import GRACE
from interviews.rules.scoring import Outcome
from interviews.saving.revisions import Save
from tests.builders import build_interview
from tests.factories import NOON
from tests.running import BELL, SEAT, Clock
from tests.statements import counted

pytestmark = pytest.mark.django_db


def submission(*texts: str, turn: int = 1, revision: int = 0, seat: uuid.UUID | None = SEAT) -> Submission:
    saves = {
        box: Save(operation=uuid.uuid4(), revision=revision, text=text) for box, text in enumerate(texts)
    }
    return Submission(turn=turn, seat=seat, saves=saves)


def send(act: Callable[..., Interview], interview: Interview, sent: Submission, **how: Any) -> Interview:
    return act(owner=interview.owner, interview=interview.public_id, submission=sent, **how)


def texts(interview: Interview, turn: int = 1) -> list[str]:
    boxes = Answer.objects.filter(turn__interview=interview, turn__position=turn).order_by("position")
    return list(boxes.values_list("text", flat=True))


def outcomes(interview: Interview) -> list[str]:
    return list(interview.turns.order_by("position").values_list("outcome", flat=True))


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


def test_moving_on_at_the_bell_still_moves_on(interview: Interview, set_clock: Clock) -> None:
    set_clock(BELL)

    send(services.next_turn, interview, submission("last words"))

    interview.refresh_from_db()
    assert (interview.state, interview.current_turn) == (State.RUNNING, 2)


def test_a_probe_whose_time_came_after_the_bell_was_not_asked(interview: Interview, set_clock: Clock) -> None:
    """The same probes count as asked, whether the person or the sweep closes the interview."""
    turn = interview.turns.get(position=1)
    first_probe = BELL + 10 * SECOND
    interview.turns.filter(pk=turn.pk).update(started_at=first_probe - turn.budget // 2)
    set_clock(BELL + 30 * SECOND)

    send(services.hand_in, interview, submission("last words"))

    assert list(turn.answers.exclude(position=0).values_list("shown_at", flat=True)) == [None, None]


@pytest.mark.parametrize(
    ("written", "outcome"), [("", Outcome.SKIPPED), (" \n", Outcome.SKIPPED), ("a thought", Outcome.ANSWERED)]
)
def test_skipping_is_an_outcome_of_its_own_where_nothing_was_written(
    interview: Interview, written: str, outcome: Outcome
) -> None:
    send(services.next_turn, interview, submission(written), skipped=True)

    assert (outcomes(interview)[0], texts(interview)[0]) == (outcome, written)


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


def test_texts_that_an_old_page_sent_in_vain_are_saved_when_the_question_is_open_again(owner: User) -> None:
    """The page gives each text it sends the same id, so the second was kept under one of its own."""
    practice = build_interview(
        owner, mode=Interview.Mode.PRACTICE, state=State.RUNNING, seat=SEAT, started_at=NOON
    )
    operation = uuid.uuid4()
    first, second = (
        Submission(turn=1, seat=SEAT, saves={0: Save(operation=operation, revision=0, text=text)})
        for text in ("first", "second")
    )
    send(services.go_to, practice, submission(), position=2)
    for sent in (first, second):
        with pytest.raises(TurnIsOver):
            send(services.save_turn, practice, sent)
    send(services.go_to, practice, submission(turn=2), position=1)

    send(services.save_turn, practice, second)

    assert texts(practice)[0] == "second"


def test_a_different_text_for_a_left_question_is_kept_apart(interview: Interview) -> None:
    send(services.next_turn, interview, submission("main"))

    with pytest.raises(TurnIsOver):
        send(services.next_turn, interview, submission("second thoughts"))

    assert AnswerRevision.objects.get(kind=AnswerRevision.Kind.REFUSED).text == "second thoughts"


def test_a_stale_text_does_not_move_on(interview: Interview) -> None:
    send(services.save_turn, interview, submission("from the other window"))

    with pytest.raises(Stale) as refusal:
        send(services.next_turn, interview, submission("from this window"))

    interview.refresh_from_db()
    assert (refusal.value.text, interview.current_turn) == ("from the other window", 1)
    assert AnswerRevision.objects.get(kind=AnswerRevision.Kind.CONFLICT).text == "from this window"


def test_a_stale_text_takes_no_other_box_with_it(interview: Interview) -> None:
    send(services.save_turn, interview, submission("from the other window"))

    with pytest.raises(Stale):
        send(services.next_turn, interview, submission("from this window", "about the probe"))

    interview.refresh_from_db()
    assert (texts(interview), interview.current_turn) == (["from the other window", "about the probe", ""], 1)
    answer = Answer.objects.get(turn__interview=interview, turn__position=1, position=1)
    assert answer.revisions.get().kind == AnswerRevision.Kind.SAVED


def with_text(sent: Submission, text: str, *, revision: int) -> Submission:
    """The form of a page after going back: the same ids, another text."""
    return replace(sent, saves={0: replace(sent.saves[0], text=text, revision=revision)})


def test_another_text_under_a_known_operation_is_saved(interview: Interview) -> None:
    sent = submission("first")
    send(services.save_turn, interview, sent)

    send(services.hand_in, interview, with_text(sent, "second", revision=1))

    assert texts(interview)[0] == "second"


def test_a_stale_text_under_a_known_operation_is_kept_once(interview: Interview) -> None:
    sent = submission("first")
    send(services.save_turn, interview, sent)

    for _ in range(2):
        with pytest.raises(Stale):
            send(services.hand_in, interview, with_text(sent, "gone back and rewritten", revision=0))

    kept = AnswerRevision.objects.filter(kind=AnswerRevision.Kind.CONFLICT)
    assert [line.text for line in kept] == ["gone back and rewritten"]


def test_the_text_that_stood_stays_in_the_history_when_this_one_moves_on(interview: Interview) -> None:
    send(services.save_turn, interview, submission("from the other window"))
    with pytest.raises(Stale):
        send(services.next_turn, interview, submission("from this window"))

    send(services.next_turn, interview, submission("from this window", revision=1))

    assert (
        AnswerRevision.objects.get(kind=AnswerRevision.Kind.SAVED, revision=2).text == "from the other window"
    )


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


def test_a_stranger_finds_no_interview(interview: Interview, stranger: User) -> None:
    with pytest.raises(Http404):
        services.hand_in(owner=stranger, interview=interview.public_id, submission=submission("text"))


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


def test_a_clock_that_is_set_back_ends_nothing_before_it_began(
    interview: Interview, set_clock: Clock
) -> None:
    set_clock(NOON - 60 * MINUTE)

    send(services.next_turn, interview, submission("main"))
    send(services.hand_in, interview, submission("second", turn=2))

    interview.refresh_from_db()
    assert interview.turns.get(position=1).ended_at == NOON
    assert interview.closed_at == interview.turns.get(position=2).ended_at
