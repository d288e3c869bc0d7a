from __future__ import annotations

import uuid

import pytest
from django.http import Http404

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.errors import InterviewError, NotWritable, Paused, SeatTaken, Stale, TooLate, TurnIsOver
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from interviews.rules.deadline import GRACE
from interviews.saving.autosave import Saved, save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import BELL, SEAT, Clock
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


def put(
    interview: Interview,
    text: str,
    *,
    revision: int = 0,
    operation: uuid.UUID | None = None,
    seat: uuid.UUID | None = SEAT,
    turn: int = 1,
    owner: User | None = None,
) -> Saved:
    return save_answer(
        owner=owner or interview.owner,
        seat=seat,
        at=BoxAddress(interview=interview.public_id, turn=turn, box=0),
        save=Save(operation=operation or uuid.uuid4(), revision=revision, text=text),
    )


def main_answer(interview: Interview) -> Answer:
    return Answer.objects.get(turn__interview=interview, turn__position=1, position=0)


def test_a_save_is_acknowledged_with_revision_and_time_left(interview: Interview, set_clock: Clock) -> None:
    set_clock(NOON + 5 * MINUTE)
    operation = uuid.uuid4()

    saved = put(interview, "I read the gauge first.", operation=operation)

    assert saved == Saved(
        operation=operation, revision=1, saved_at=NOON + 5 * MINUTE, remaining=40 * MINUTE, late_by=0
    )
    assert main_answer(interview).text == "I read the gauge first."


def test_a_save_is_one_update_and_one_insert(interview: Interview) -> None:
    with counted() as statements:
        put(interview, "Text")

    assert (statements.count, statements.writes) == (2, 2), statements


def test_a_question_that_no_number_can_name_is_not_found(interview: Interview) -> None:
    with pytest.raises(Http404):
        put(interview, "Text", turn=10**30)


def test_a_repeated_operation_is_applied_once_and_answers_its_revision(interview: Interview) -> None:
    operation = uuid.uuid4()
    put(interview, "first", operation=operation)
    put(interview, "second", revision=1)

    again = put(interview, "first", operation=operation)

    assert again.revision == 1
    assert (main_answer(interview).text, main_answer(interview).revision) == ("second", 2)


def test_a_stale_revision_is_refused_and_both_texts_are_kept(interview: Interview) -> None:
    put(interview, "from the first window")

    with pytest.raises(Stale) as refusal:
        put(interview, "from the second window")

    assert (refusal.value.text, refusal.value.revision) == ("from the first window", 1)
    kept = AnswerRevision.objects.get(kind=AnswerRevision.Kind.CONFLICT)
    assert (kept.text, main_answer(interview).text) == ("from the second window", "from the first window")


@pytest.mark.fault(9)
def test_the_text_that_stood_stays_in_the_history_when_the_other_is_chosen(interview: Interview) -> None:
    put(interview, "from the first window")
    with pytest.raises(Stale):
        put(interview, "from the second window")

    put(interview, "from the second window", revision=1)

    kept = AnswerRevision.objects.exclude(text=None).values_list("kind", "text").order_by("pk")
    assert list(kept) == [("conflict", "from the second window"), ("saved", "from the first window")]


def test_a_conflict_that_is_sent_again_is_kept_once(interview: Interview) -> None:
    put(interview, "newer")
    operation = uuid.uuid4()

    for _ in range(2):
        with pytest.raises(Stale):
            put(interview, "older", operation=operation)

    assert AnswerRevision.objects.filter(kind=AnswerRevision.Kind.CONFLICT).count() == 1


def test_another_text_under_a_known_operation_is_saved_as_one_of_its_own(interview: Interview) -> None:
    operation = uuid.uuid4()
    put(interview, "first", operation=operation)

    saved = [put(interview, "other", revision=1, operation=operation) for _ in range(2)]

    assert [(it.operation, it.revision) for it in saved] == [(operation, 2)] * 2
    assert (main_answer(interview).text, main_answer(interview).revision) == ("other", 2)


def test_another_text_under_a_known_operation_is_no_repeat(interview: Interview) -> None:
    operation = uuid.uuid4()
    put(interview, "first", operation=operation)

    with pytest.raises(Stale):
        put(interview, "typed back in", operation=operation)

    assert AnswerRevision.objects.get(kind=AnswerRevision.Kind.CONFLICT).text == "typed back in"


@pytest.mark.parametrize(
    ("after_bell", "late_by"), [(-1, 0), (0, 0), (1, 1), (12 * SECOND, 12_000), (GRACE, GRACE)]
)
def test_a_save_counts_until_the_end_of_the_grace(
    interview: Interview, set_clock: Clock, after_bell: int, late_by: int
) -> None:
    put(interview, "before the bell")
    set_clock(BELL + after_bell)

    saved = put(interview, "before the bell and a word", revision=1)

    answer = main_answer(interview)
    assert (saved.late_by, answer.late_by, answer.text) == (late_by, late_by, "before the bell and a word")
    assert answer.text_at_deadline == ("before the bell" if late_by else None)


def test_the_text_at_the_bell_survives_a_second_late_save(interview: Interview, set_clock: Clock) -> None:
    put(interview, "in time")
    set_clock(BELL + SECOND)
    put(interview, "late", revision=1)

    put(interview, "later", revision=2)

    assert main_answer(interview).text_at_deadline == "in time"


def test_a_text_after_the_grace_is_kept_apart_and_closes_the_interview(
    interview: Interview, set_clock: Clock
) -> None:
    put(interview, "in time")
    set_clock(BELL + GRACE + 1)

    with pytest.raises(TooLate):
        put(interview, "too late", revision=1)

    interview.refresh_from_db()
    kept = AnswerRevision.objects.get(kind=AnswerRevision.Kind.REFUSED)
    assert (interview.state, interview.closed_at) == (State.GRADING, BELL)
    assert (kept.text, main_answer(interview).text) == ("too late", "in time")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"seat": uuid.UUID(int=8)}, SeatTaken),
        ({"state": State.GRADING, "closed_at": NOON}, TooLate),
        ({"current_turn": 2}, TurnIsOver),
    ],
)
def test_a_save_is_refused_for_its_reason(
    interview: Interview, change: dict[str, object], error: type[InterviewError]
) -> None:
    Interview.objects.filter(pk=interview.pk).update(**change)

    with pytest.raises(error):
        put(interview, "text")

    assert main_answer(interview).text == ""


def test_a_paused_practice_takes_no_text(owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT, paused_at=NOON)

    with pytest.raises(Paused):
        put(practice, "text")


def test_a_text_that_was_refused_is_saved_when_the_question_is_open_again(
    owner: User, set_clock: Clock
) -> None:
    practice = build_interview(owner, mode=Interview.Mode.PRACTICE, state=State.RUNNING, seat=SEAT)
    operation = uuid.uuid4()
    Interview.objects.filter(pk=practice.pk).update(current_turn=2)
    for _ in range(2):  # the page tries again
        with pytest.raises(NotWritable):
            put(practice, "What I typed", operation=operation)
    Interview.objects.filter(pk=practice.pk).update(current_turn=1)

    saved = put(practice, "What I typed", operation=operation)

    assert (saved.operation, saved.revision) == (operation, 1)
    assert main_answer(practice).text == "What I typed"


def test_a_practice_saves_without_a_deadline(owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
    set_clock(NOON + 600 * MINUTE)

    saved = put(practice, "text")

    assert (saved.revision, saved.remaining) == (1, None)


def test_a_stranger_finds_no_answer(interview: Interview, stranger: User) -> None:
    with pytest.raises(Http404):
        put(interview, "text", owner=stranger)


@pytest.mark.parametrize("text", ["", "naïve 🌊 עברית", "x" * 100_000, "a\r\nb\tc"])
def test_a_text_is_stored_exactly(interview: Interview, text: str) -> None:
    put(interview, text)

    assert main_answer(interview).text == text
