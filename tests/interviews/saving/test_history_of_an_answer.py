"""What the history of an answer keeps, and that it stays bounded."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from database.units import SECOND
from interviews.errors import Stale
from interviews.lifecycle import transitions
from interviews.models import Answer, AnswerRevision, Interview
from interviews.room import services
from interviews.rules.deadline import GRACE
from interviews.saving.autosave import Saved, save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from interviews.saving.submission import Submission
from tests.support.factories import NOON
from tests.support.running import BELL, SEAT, Clock

pytestmark = pytest.mark.django_db


def save(text: str, revision: int, *, keeps_older: bool = False) -> Save:
    return Save(operation=uuid.uuid4(), revision=revision, text=text, keeps_older=keeps_older)


def put(interview: Interview, text: str, revision: int = 0, *, keeps_older: bool = False) -> Saved:
    return save_answer(
        owner=interview.owner,
        seat=SEAT,
        at=BoxAddress(interview=interview.public_id, turn=1, box=0),
        save=save(text, revision, keeps_older=keeps_older),
    )


def submit(act: Callable[..., Interview], interview: Interview, text: str, revision: int) -> Interview:
    sent = Submission(turn=1, seat=SEAT, saves={0: save(text, revision)})
    return act(owner=interview.owner, interview=interview.public_id, submission=sent)


def kept(interview: Interview) -> list[str | None]:
    """The older texts of the first question's main box, oldest first."""
    lines = AnswerRevision.objects.filter(
        answer__turn__interview=interview, kind=AnswerRevision.Kind.SAVED, text__isnull=False
    )
    return list(lines.order_by("pk").values_list("text", flat=True))


@pytest.mark.parametrize(
    ("old", "new", "seconds", "kept"),
    [
        ("a" * 1000, "a" * 1100, 29, None),
        ("a" * 1000, "a" * 1100, 30, "a" * 1000),
        ("a" * 2000, "a" * 1800, 5, None),
        ("a" * 2000, "a" * 1799, 5, "a" * 2000),
        ("a" * 100, "a" * 80, 5, None),
        ("a" * 100, "a" * 79, 5, "a" * 100),
    ],
)
def test_an_older_text_is_kept_in_time_and_before_a_large_cut(
    interview: Interview, set_clock: Clock, old: str, new: str, seconds: int, kept: str | None
) -> None:
    put(interview, old)
    set_clock(NOON + seconds * SECOND)

    put(interview, new, revision=1)

    assert AnswerRevision.objects.get(revision=2).text == kept


def test_a_small_change_is_not_kept(interview: Interview) -> None:
    put(interview, "Typed there")

    put(interview, "Typed here", revision=1)

    assert kept(interview) == []


def test_the_text_that_loses_a_conflict_is_kept_when_it_is_replaced(interview: Interview) -> None:
    put(interview, "Typed there")
    with pytest.raises(Stale):
        put(interview, "Typed here")

    put(interview, "Typed here", revision=1)

    assert kept(interview) == ["Typed there"]


def test_a_conflict_of_the_form_keeps_the_text_that_is_replaced(interview: Interview) -> None:
    put(interview, "Typed there")
    with pytest.raises(Stale):
        submit(services.save_turn, interview, "Typed here", revision=0)

    submit(services.save_turn, interview, "Typed here", revision=1)

    assert kept(interview) == ["Typed there"]


@pytest.mark.parametrize("act", [services.next_turn, services.hand_in])
def test_the_text_that_stood_until_the_end_of_a_turn_is_kept(
    interview: Interview, act: Callable[..., Interview]
) -> None:
    put(interview, "As it was acknowledged")

    submit(act, interview, "As it was acknowledged.", revision=1)

    assert kept(interview) == ["As it was acknowledged"]


def test_the_text_at_the_deadline_and_every_late_text_are_kept(
    interview: Interview, set_clock: Clock
) -> None:
    put(interview, "In time")
    for seconds, text in enumerate(("In time, and", "In time, and late"), 1):
        set_clock(BELL + seconds * SECOND)
        put(interview, text, revision=seconds)

    assert kept(interview) == ["In time", "In time, and"]


def test_a_save_may_ask_that_the_older_text_is_kept(interview: Interview) -> None:
    put(interview, "Older text")

    put(interview, "Older text.", revision=1, keeps_older=True)

    assert kept(interview) == ["Older text"]


def save_a_hundred_times(interview: Interview, set_clock: Clock) -> None:
    for count in range(100):
        set_clock(NOON + count * SECOND)
        put(interview, "word " * (count + 1), revision=count)


def test_a_hundred_saves_leave_one_live_row_and_the_bounded_history(
    interview: Interview, set_clock: Clock
) -> None:
    save_a_hundred_times(interview, set_clock)

    submit(services.next_turn, interview, "word " * 100, revision=100)

    answer = Answer.objects.get(turn__interview=interview, turn__position=1, position=0)
    lines = AnswerRevision.objects.filter(answer=answer)
    assert (answer.text, answer.revision) == ("word " * 100, 100)
    assert [len(text or "") for text in kept(interview)] == [150, 300, 450]
    log = list(lines.filter(text=None).values_list("revision", flat=True))
    assert log == [revision for revision in range(51, 101) if revision not in {61, 91}]


def test_an_interview_that_the_clock_closes_has_the_same_history(
    interview: Interview, set_clock: Clock
) -> None:
    save_a_hundred_times(interview, set_clock)
    set_clock(BELL + GRACE + 1)

    transitions.settle(interview)

    assert AnswerRevision.objects.filter(text=None).count() == 48
    assert [len(text or "") for text in kept(interview)] == [150, 300, 450]
