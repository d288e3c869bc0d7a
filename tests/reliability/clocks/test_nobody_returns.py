"""Fault 23: an interview that nobody returns to ends the same way, whichever request comes first."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.lifecycle import transitions
from interviews.models import Answer, Interview, Turn
from interviews.models.interview import State
from interviews.rules.deadline import GRACE
from interviews.rules.scoring import Outcome
from interviews.saving.autosave import save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from questions.models import Question
from tests.support.builders import build_question, build_role, build_turn, level
from tests.support.factories import NOON, InterviewFactory, UserFactory
from tests.support.running import BELL, SEAT, Clock
from tests.support.sign_in import signed_in
from tests.support.statements import counted

pytestmark = [pytest.mark.django_db, pytest.mark.fault(23)]


@pytest.fixture
def questions(db: None) -> list[Question]:
    """Made once: an interview more or less costs no questions of its own."""
    return [build_question(area) for area in build_role(areas=3).areas.all()]


def planned(owner: User, questions: list[Question], **fields: Any) -> Interview:
    role = questions[0].role
    fields = {"planned_turns": 3, "bar": level(role, "Senior"), **fields}
    interview = InterviewFactory(owner=owner, role=role, **fields)
    for position, question in enumerate(questions, 1):
        build_turn(interview, question, position=position)
    return interview


def begun(owner: User, questions: list[Question], **fields: Any) -> Interview:
    times = {"started_at": NOON, "deadline_at": BELL, "closes_at": BELL + GRACE}
    return planned(owner, questions, **{"state": State.RUNNING, "seat": SEAT, **times, **fields})


def abandoned(
    owner: User, questions: list[Question], set_clock: Clock, *, texts: tuple[str, ...] = ("Some words",)
) -> Interview:
    """A mock of three questions, the second open, whose grace has just ended."""
    interview = begun(owner, questions, current_turn=2)
    turns = Turn.objects.filter(interview=interview)
    turns.filter(position=1).update(outcome=Outcome.ANSWERED, ended_at=NOON + 15 * MINUTE)
    turns.filter(position=2).update(started_at=NOON + 15 * MINUTE)
    for count, text in enumerate(texts):
        set_clock(NOON + 16 * MINUTE + count * SECOND)
        box = BoxAddress(interview=interview.public_id, turn=2, box=0)
        save = Save(operation=uuid.uuid4(), revision=count, text=text)
        save_answer(owner=owner, seat=SEAT, at=box, save=save)
    set_clock(BELL + GRACE + 1)
    return interview


def read(client: Client, interview: Interview) -> None:
    assert client.get(reverse("interviews:read_answers", args=[interview.public_id])).status_code == 200


def save_too_late(client: Client, interview: Interview) -> None:
    names = {"public_id": interview.public_id, "turn": 2, "box": 0}
    body = {"operation": uuid.uuid4(), "revision": 1, "text": "Too late"}
    assert client.post(reverse("interviews:save_box", kwargs=names), body).status_code == 410


def hand_in(client: Client, interview: Interview) -> None:
    body = {"turn": 2, "do": "hand_in", "text-0": "Too late", "revision-0": 1, "operation-0": uuid.uuid4()}
    assert client.post(reverse("interviews:submit_turn", args=[interview.public_id]), body).status_code == 302


def swept(client: Client, interview: Interview) -> None:
    call_command("close_overdue", stdout=StringIO())


def start_another(client: Client, interview: Interview) -> None:
    turns = interview.turns.select_related("version__question__area__role")
    another = planned(interview.owner, [turn.version.question for turn in turns])
    Answer.objects.filter(turn__interview=another).delete()  # boxes are made by the start
    assert client.post(reverse("interviews:start_interview", args=[another.public_id])).status_code == 302
    another.delete()


WAYS = (read, save_too_late, hand_in, swept, start_another)
_OWN = {"id", "public_id", "owner_id", "interview_id", "version_id", "turn_id", "probe_id"}


def rows(interview: Interview) -> list[dict[str, Any]]:
    """The interview, its turns and its answers, without ids and other values that always differ."""
    turns = Turn.objects.filter(interview=interview).order_by("position")
    answers = Answer.objects.filter(turn__interview=interview).order_by("turn__position", "position")
    tables = (Interview.objects.filter(pk=interview.pk), turns, answers)
    found: Iterator[dict[str, Any]] = itertools.chain(*(table.values() for table in tables))
    return [{name: value for name, value in row.items() if name not in _OWN} for row in found]


@pytest.mark.parametrize("visits", [2, pytest.param(3, marks=pytest.mark.full)])
def test_every_order_of_who_comes_by_leaves_the_same_rows(
    questions: list[Question], set_clock: Clock, visits: int
) -> None:
    ends = []
    for order in itertools.permutations(WAYS, visits):
        person = UserFactory()
        client = signed_in(person)
        client.cookies["seat"] = str(SEAT)
        interview = abandoned(person, questions, set_clock)
        for way in (*order, swept):
            way(client, interview)
        ends.append(rows(interview))

    ended, *turns = ends[0][:4]
    assert (ended["state"], ended["closed_at"], ended["seat"]) == (State.GRADING, BELL, None)
    assert [turn["outcome"] for turn in turns] == [Outcome.ANSWERED, Outcome.ANSWERED, Outcome.NOT_REACHED]
    assert ends == [ends[0]] * len(ends)


def test_a_reader_sees_what_the_sweep_will_write_and_writes_nothing(
    owner: User, owner_client: Client, questions: list[Question], set_clock: Clock
) -> None:
    interview = abandoned(owner, questions, set_clock)

    with counted() as statements:
        before = owner_client.get(interview.get_absolute_url()).content
    swept(owner_client, interview)

    assert statements.writes == 0, statements
    assert b"Grade what you actually said" in before
    assert Interview.objects.get().state == State.GRADING


def test_the_sweep_closes_what_is_overdue_says_how_many_and_repeats_itself_without_harm(
    questions: list[Question], set_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transitions, "SWEPT_AT_ONCE", 2)
    overdue = [abandoned(UserFactory(), questions, set_clock) for _ in range(5)]
    running = begun(UserFactory(), questions, closes_at=BELL + GRACE + 1)
    practice = begun(UserFactory(), questions, mode="practice", deadline_at=None, closes_at=None)
    first, second = StringIO(), StringIO()

    call_command("close_overdue", stdout=first)
    call_command("close_overdue", stdout=second)

    assert (first.getvalue(), second.getvalue()) == ("Closed 5 interviews.\n", "Closed 0 interviews.\n")
    assert {Interview.objects.get(pk=one.pk).state for one in overdue} == {State.GRADING}
    assert {Interview.objects.get(pk=one.pk).state for one in (running, practice)} == {State.RUNNING}


def test_the_sweep_finds_what_is_overdue_by_an_index(questions: list[Question]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # which would rather read a table of a few rows
            cursor.execute("SET LOCAL enable_seqscan = off")

    plan = Interview.objects.order_by("closes_at").overdue()[:50].explain()

    assert "running_by_closing" in plan


def test_the_sweep_prunes_the_log_and_keeps_every_text(
    owner: User, questions: list[Question], set_clock: Clock
) -> None:
    texts = tuple("word " * count for count in range(1, 71))
    interview = abandoned(owner, questions, set_clock, texts=texts)

    call_command("close_overdue", stdout=StringIO())

    lines = Answer.objects.get(turn__interview=interview, turn__position=2, position=0).revisions
    kept = [len(text) for text in lines.filter(text__isnull=False).values_list("text", flat=True)]
    assert (lines.filter(text=None).count(), kept) == (48, [150, 300])
