"""Forms of a page that is behind: left questions, stale texts, the same ids with another text."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from accounts.models import User
from interviews.errors import Stale, TurnIsOver
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from interviews.room import services
from interviews.saving.revisions import Save
from interviews.saving.submission import Submission
from tests.interviews.room.submissions import send, submission, texts
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import SEAT

pytestmark = pytest.mark.django_db


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
