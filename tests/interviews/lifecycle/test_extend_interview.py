"""Extra time: one's own at the start, and what is granted while a mock is running."""

from __future__ import annotations

import uuid
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.errors import InterviewError, NoDeadline, NotRunning, OwnExtension
from interviews.lifecycle.extra_time import extend_deadline
from interviews.models import Answer, AnswerRevision, Extension, Interview
from interviews.models.interview import State
from interviews.rules.deadline import GRACE
from interviews.saving.autosave import Saved, save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.running import BELL, SEAT, Clock

pytestmark = pytest.mark.django_db


def extend(interview: Interview, by: User, *, minutes: int = 10, reason: str = "A fire alarm.") -> Extension:
    return extend_deadline(interview=interview, granted_by=by, minutes=minutes, reason=reason)


def put(interview: Interview, text: str, revision: int = 0) -> Saved:
    return save_answer(
        owner=interview.owner,
        seat=SEAT,
        at=BoxAddress(interview=interview.public_id, turn=1, box=0),
        save=Save(operation=uuid.uuid4(), revision=revision, text=text),
    )


def run(interview: uuid.UUID, **options: Any) -> str:
    out = StringIO()
    given = {"minutes": 10, "by": "alex@example.test", "reason": "A fire alarm.", **options}
    call_command("extend_interview", str(interview), stdout=out, **given)
    return out.getvalue()


@pytest.mark.parametrize("moment", [NOON, BELL, BELL + GRACE])
def test_an_extension_moves_the_bell_and_the_grace_and_is_recorded(
    interview: Interview, author: User, set_clock: Clock, moment: int
) -> None:
    set_clock(moment)

    extension = extend(interview, author)

    interview.refresh_from_db()
    times = (interview.started_at, interview.deadline_at, interview.closes_at)
    assert times == (NOON, BELL + 10 * MINUTE, BELL + 10 * MINUTE + GRACE)
    recorded = (extension.granted_by, extension.minutes, extension.reason, extension.at)
    assert recorded == (author, 10, "A fire alarm.", moment)


def test_extensions_add_up(interview: Interview, author: User) -> None:
    extend(interview, author, minutes=5)
    extend(interview, author, minutes=7)

    interview.refresh_from_db()
    assert interview.deadline_at == BELL + 12 * MINUTE
    assert list(interview.extensions.values_list("minutes", flat=True)) == [5, 7]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"state": State.PLANNED}, NotRunning),
        ({"state": State.GRADING}, NotRunning),
        ({"state": State.RUNNING, "started_at": NOON - 45 * MINUTE - GRACE - 1}, NotRunning),
        ({"state": State.RUNNING, "mode": Interview.Mode.PRACTICE}, NoDeadline),
    ],
    ids=["planned", "handed in", "past its grace", "practice"],
)
def test_only_a_running_mock_is_extended(
    owner: User, author: User, set_clock: Clock, fields: dict[str, Any], error: type[InterviewError]
) -> None:
    interview = build_interview(owner, **fields)
    before = (interview.deadline_at, interview.closes_at)

    with pytest.raises(error):
        extend(interview, author)

    interview.refresh_from_db()
    assert (interview.deadline_at, interview.closes_at) == before
    assert not Extension.objects.exists()


def test_nobody_extends_their_own_interview(interview: Interview, owner: User) -> None:
    with pytest.raises(OwnExtension):
        extend(interview, owner)


@pytest.mark.parametrize("wrong", [{"minutes": 0}, {"minutes": -5}, {"minutes": 241}, {"reason": " "}])
def test_an_extension_moves_forwards_by_some_minutes_for_a_reason(
    interview: Interview, author: User, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        extend(interview, author, **wrong)

    interview.refresh_from_db()
    assert interview.deadline_at == BELL


def test_what_was_late_is_in_time_once_the_bell_has_moved(
    interview: Interview, author: User, set_clock: Clock
) -> None:
    put(interview, "As of the first bell")
    set_clock(BELL + 5 * SECOND)
    assert put(interview, "As of the first bell, and on", revision=1).late_by == 5 * SECOND

    extend(interview, author)

    answer = Answer.objects.get(turn__interview=interview, turn__position=1, position=0)
    assert (answer.late_by, answer.text_at_deadline) == (0, None)
    assert AnswerRevision.objects.get(revision=2).text == "As of the first bell"


@pytest.mark.fault(26)
def test_a_save_after_an_extension_is_told_the_time_that_is_left(
    interview: Interview, author: User, set_clock: Clock
) -> None:
    set_clock(BELL + GRACE)
    extend(interview, author)

    saved = put(interview, "Still in time")

    assert (saved.remaining, saved.late_by) == (9 * MINUTE, 0)


@pytest.mark.fault(26)
def test_the_page_asks_and_is_told_of_the_granted_time(
    interview: Interview, author: User, owner_client: Client, set_clock: Clock
) -> None:
    set_clock(BELL - MINUTE)
    pulse = reverse("interviews:pulse", args=[interview.public_id])
    before = owner_client.get(pulse).json()["remaining"]

    extend(interview, author)

    assert (before, owner_client.get(pulse).json()["remaining"]) == (MINUTE, 11 * MINUTE)


def test_the_record_outlives_who_granted_it(interview: Interview, author: User) -> None:
    extension = extend(interview, author)

    author.delete()

    extension.refresh_from_db()
    assert (extension.granted_by, extension.minutes) == (None, 10)


def test_the_command_grants_time_and_says_to_whom(interview: Interview, author: User) -> None:
    said = run(interview.public_id)

    assert said == f"dana@example.test has 10 more minutes in “{interview.title}”.\n"
    assert Extension.objects.get().granted_by == author


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"by": "nobody@example.test"}, "No account has the address"),
        ({"by": "dana@example.test"}, "Somebody else has to grant extra time"),
        ({"minutes": 0}, "minutes: Ensure this value is greater than or equal to 1."),
        ({"reason": ""}, "reason: This field cannot be blank."),
    ],
)
def test_the_command_refuses_with_a_sentence(
    interview: Interview, author: User, options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        run(interview.public_id, **options)


def test_the_command_knows_no_such_interview(author: User) -> None:
    with pytest.raises(CommandError, match="The id is the long part of its address"):
        run(uuid.UUID(int=5))
