"""A save meets a hand-in, or another save, at the same moment: two threads, each with its own connection."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import pytest
from django.db import connection

from accounts.models import User
from interviews.errors import InterviewError, Stale
from interviews.models import Answer, AnswerRevision, Interview, Turn
from interviews.models.interview import State
from interviews.room.services import hand_in
from interviews.rules.scoring import Outcome
from interviews.saving.autosave import save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from interviews.saving.submission import Submission
from tests.support.builders import build_interview
from tests.support.factories import UserFactory
from tests.support.running import SEAT

RACES, A_FEW_RACES = 2000, 60
WAIT_SECONDS = 60
AUTOSAVED, HANDED_IN, OTHER = "autosaved", "handed in", "from the other tab"

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Race:
    """One interview with an empty box, and the acknowledgements of two simultaneous writers."""

    interview: Interview
    acknowledged: dict[int, str] = field(default_factory=dict)  # revision -> text
    handed_in: list[str | None] = field(default_factory=list)

    @property
    def address(self) -> BoxAddress:
        return BoxAddress(interview=self.interview.public_id, turn=1, box=0)

    def autosave(self, text: str = AUTOSAVED) -> None:
        save = Save(operation=uuid.uuid4(), revision=0, text=text)
        try:
            saved = save_answer(owner=self.interview.owner, seat=SEAT, at=self.address, save=save)
        except InterviewError:
            return
        self.acknowledged[saved.revision] = text

    def hand_in(self, text: str | None) -> None:
        """As a page does: after a conflict the person goes on with the saved text."""
        saves = {} if text is None else {0: Save(operation=uuid.uuid4(), revision=0, text=text)}
        submission = Submission(turn=1, seat=SEAT, saves=saves)
        try:
            hand_in(owner=self.interview.owner, interview=self.interview.public_id, submission=submission)
        except Stale:
            return self.hand_in(None)
        self.handed_in.append(text)
        return None

    def breaches(self) -> list[str]:
        """The faults in the remaining rows, in words."""
        interview = Interview.objects.get(pk=self.interview.pk)
        answer = Answer.objects.get(turn__interview=interview)
        applied = AnswerRevision.objects.filter(answer=answer, kind=AnswerRevision.Kind.SAVED)
        apart = AnswerRevision.objects.filter(answer=answer).exclude(kind=AnswerRevision.Kind.SAVED)
        newest = self.acknowledged[max(self.acknowledged)] if self.acknowledged else ""
        handed_in = [text for text in self.handed_in if text is not None]
        known = {answer.text, *(line.text for line in apart), *(line.text for line in applied)}
        broken = {
            "an acknowledged text is not the newest one": answer.text not in {newest, *handed_in},
            "an acknowledged text is lost": not {*self.acknowledged.values(), *handed_in} <= known,
            "a revision was given twice": [*applied.values_list("revision", flat=True)]
            != [*range(1, answer.revision + 1)],
        }
        if self.handed_in:
            outcome = Outcome.ANSWERED if answer.text else Outcome.EMPTY
            broken["it was closed without the text it holds"] = (
                Turn.objects.get(interview=interview).outcome != outcome
            )
            broken["it was not closed"] = interview.state != (State.GRADING if answer.text else State.GRADED)
        return [words for words, is_broken in broken.items() if is_broken]


def races(owners: list[User]) -> list[Race]:
    """One running mock for each of these people, all with the same question."""
    pattern = build_interview(UserFactory(), turns=1, minutes=600, state=State.RUNNING, seat=SEAT)
    turn = pattern.turns.get()
    now = _database_now()
    pattern.started_at, pattern.deadline_at, pattern.closes_at = now, now + 36_000_000, now + 36_060_000
    interviews = Interview.objects.bulk_create(
        Interview(**{**_columns(pattern), "public_id": uuid.uuid4(), "owner": owner}) for owner in owners
    )
    turns = Turn.objects.bulk_create(
        Turn(**{**_columns(turn), "interview": interview}) for interview in interviews
    )
    Answer.objects.bulk_create(Answer(turn=turn) for turn in turns)
    return [Race(interview) for interview in interviews]


def _columns(row: Interview | Turn) -> dict[str, object]:
    return {
        column.attname.removesuffix("_id") if column.is_relation else column.attname: getattr(
            row, column.name
        )
        for column in row._meta.concrete_fields
        if not column.primary_key
    }


def _database_now() -> int:
    return Interview.objects.as_of_now().values_list("now", flat=True)[0]


def people(count: int) -> list[User]:
    return User.objects.bulk_create(User(email=f"person{n}@race.test") for n in range(count))


def run(first: Callable[[Race], None], second: Callable[[Race], None], *, over: list[Race]) -> None:
    """Let both act on each race at once."""
    gate = threading.Barrier(2, timeout=WAIT_SECONDS)

    def act(what: Callable[[Race], None]) -> None:
        try:
            for race in over:
                gate.wait()
                what(race)
        except BaseException:
            gate.abort()
            raise
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(act, first), pool.submit(act, second)]:
            done.result()


PAIRS = {
    "a save and a hand-in without texts": (Race.autosave, partial(Race.hand_in, text=None)),
    "a save and a hand-in with the same text": (Race.autosave, partial(Race.hand_in, text=AUTOSAVED)),
    "a save and a hand-in with another text": (Race.autosave, partial(Race.hand_in, text=HANDED_IN)),
    "two saves of the same revision": (Race.autosave, partial(Race.autosave, text=OTHER)),
}


def breaches_of(pair: str, *, count: int) -> list[str]:
    first, second = PAIRS[pair]
    over = races(people(count))
    run(first, second, over=over)
    return [f"race {number}: {words}" for number, race in enumerate(over) for words in race.breaches()]


@pytest.mark.fault(21)
@pytest.mark.parametrize("pair", PAIRS)
def test_who_writes_at_the_same_moment_loses_nothing(pair: str) -> None:
    assert breaches_of(pair, count=A_FEW_RACES // len(PAIRS)) == []


@pytest.mark.full
@pytest.mark.fault(21)
@pytest.mark.parametrize("pair", PAIRS)
def test_two_thousand_races_lose_nothing(pair: str) -> None:
    assert breaches_of(pair, count=RACES // len(PAIRS)) == []
