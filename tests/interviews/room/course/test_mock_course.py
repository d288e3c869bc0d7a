"""A mock from its opening to its closing: the turns around the questions, and that it goes one way."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from database.units import MINUTE
from interviews.errors import NotRunning, OneWay
from interviews.lifecycle import transitions
from interviews.models import Answer, Interview, Turn
from interviews.models.interview import State
from interviews.planning.queries import PlanRequest
from interviews.planning.services import create_interview
from interviews.room import services
from interviews.rules.scoring import Outcome
from interviews.saving.revisions import Save
from interviews.saving.submission import Submission
from questions.models import Role
from tests.support.builders import build_interview, build_parts, build_question, build_role, level
from tests.support.factories import NOON, PartFactory
from tests.support.running import BELL, SEAT, Clock
from tests.support.statements import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("set_clock")]


@pytest.fixture
def role(db: None) -> Role:
    role = build_role(areas=2)
    for area in role.areas.all():
        build_question(area)
    return role


def plan(owner: User, role: Role, *, mode: str = "mock", minutes: int = 45) -> Interview:
    weights = {area.key: 1 for area in role.areas.all()}
    wanted = PlanRequest(role=role, bar=level(role, "Senior"), minutes=minutes, weights=weights, mode=mode)
    return create_interview(owner=owner, wanted=wanted)


def parts(interview: Interview) -> list[tuple[int, str, int]]:
    rows = interview.turns.order_by("position").values_list("position", "kind", "budget")
    return [(position, kind, budget // MINUTE) for position, kind, budget in rows]


def open_at(owner: User, kind: str) -> Interview:
    """A running mock of three questions, open at this part; its first question was answered."""
    interview = build_parts(build_interview(owner, state=State.RUNNING, seat=SEAT), at=kind)
    if kind in (Turn.Kind.OWN_QUESTIONS, Turn.Kind.CLOSING):
        interview.turns.filter(position=1).update(outcome=Outcome.ANSWERED)
    return interview


def sent(interview: Interview, text: str | None = None) -> Submission:
    save = Save(operation=uuid.uuid4(), revision=0, text=text or "")
    return Submission(turn=interview.current_turn, seat=SEAT, saves={} if text is None else {0: save})


def go_on(interview: Interview, text: str | None = None) -> Interview:
    services.next_turn(owner=interview.owner, interview=interview.public_id, submission=sent(interview, text))
    interview.refresh_from_db()
    return interview


def test_a_mock_is_planned_with_its_four_parts(owner: User, role: Role) -> None:
    interview = plan(owner, role)

    assert parts(interview) == [
        (0, "opening", 2),
        (1, "question", 18),
        (2, "question", 18),
        (3, "own_questions", 5),
        (4, "closing", 2),
    ]
    assert (interview.planned_turns, interview.current_turn) == (2, 0)


def test_a_practice_has_questions_alone(owner: User, role: Role) -> None:
    interview = plan(owner, role, mode="practice", minutes=30)

    assert parts(interview) == [(1, "question", 15), (2, "question", 15)]
    assert interview.current_turn == 1


def test_a_part_without_minutes_is_left_out(owner: User, role: Role) -> None:
    interview = plan(owner, role, minutes=5)

    assert parts(interview) == [(1, "question", 4), (2, "own_questions", 1)]
    assert interview.current_turn == 1


def test_starting_opens_the_opening_and_gives_every_part_its_box(owner: User, role: Role) -> None:
    interview = transitions.start(interview=plan(owner, role), seat=SEAT)

    boxes = Answer.objects.filter(turn__interview=interview).order_by("turn__position", "position")
    assert list(boxes.values_list("turn__position", "position")) == [
        (0, 0),
        *[(question, box) for question in (1, 2) for box in (0, 1, 2)],
        (3, 0),
    ]
    assert interview.turns.get(kind="opening").started_at == NOON
    assert interview.turns.exclude(kind="opening").filter(started_at__isnull=False).count() == 0


def test_extra_time_is_shared_by_all_parts(owner: User, role: Role) -> None:
    owner.extra_time_percent = 50
    owner.save()

    interview = transitions.start(interview=plan(owner, role, minutes=60), seat=SEAT)

    assert [minutes for _, _, minutes in parts(interview)] == [4, 36, 36, 9, 4]


def test_a_mock_goes_from_its_opening_to_its_closing(owner: User, role: Role, set_clock: Clock) -> None:
    interview = transitions.start(interview=plan(owner, role), seat=SEAT)

    for minute, text in enumerate(["About me.", "First answer.", "", "What is broken?"], 1):
        set_clock(NOON + minute * MINUTE)
        go_on(interview, text)
    set_clock(NOON + 5 * MINUTE)
    go_on(interview)

    rows = interview.turns.order_by("position").values_list("outcome", "started_at", "ended_at")
    assert list(rows) == [
        (outcome, NOON + minute * MINUTE, NOON + (minute + 1) * MINUTE)
        for minute, outcome in enumerate(["", Outcome.ANSWERED, Outcome.EMPTY, "", ""])
    ]
    assert (interview.state, interview.closed_at) == (State.GRADING, NOON + 5 * MINUTE)


def test_words_in_the_other_parts_are_no_answer(owner: User) -> None:
    interview = open_at(owner, Turn.Kind.OPENING)

    services.hand_in(
        owner=owner, interview=interview.public_id, submission=sent(interview, "I am Noor, and I am here.")
    )

    interview.refresh_from_db()
    assert (interview.state, interview.graded_at) == (State.GRADED, NOON)
    assert set(interview.turns.questions().values_list("outcome", flat=True)) == {Outcome.NOT_REACHED}


def test_a_mock_that_is_left_at_its_closing_closes_at_the_bell(owner: User, set_clock: Clock) -> None:
    interview = open_at(owner, Turn.Kind.CLOSING)
    set_clock(BELL + 2 * MINUTE)

    transitions.settle(interview)

    assert (interview.state, interview.closed_at) == (State.GRADING, BELL)
    assert interview.turns.get(kind="closing").ended_at == BELL


@pytest.mark.parametrize(("kind", "text", "most"), [("closing", None, 5), ("own_questions", "Why?", 5)])
def test_handing_in_from_another_part_takes_no_more_statements(
    owner: User, kind: str, text: str | None, most: int
) -> None:
    """Session and user come on top: at most eight in a request."""
    interview = open_at(owner, kind)

    with counted() as statements:
        services.hand_in(owner=owner, interview=interview.public_id, submission=sent(interview, text))

    assert statements.count == most, statements


def test_handing_in_at_the_closing_twice_is_handing_in_once(owner: User) -> None:
    interview = open_at(owner, Turn.Kind.CLOSING)
    submission = sent(interview)

    for _ in range(2):
        closed = services.hand_in(owner=owner, interview=interview.public_id, submission=submission)

    assert (closed.state, closed.closed_at) == (State.GRADING, NOON)


def test_a_planned_mock_has_no_closing_to_hand_in_from(owner: User, role: Role) -> None:
    interview = plan(owner, role)

    with pytest.raises(NotRunning):
        go_on(interview)


@pytest.mark.parametrize("act", [services.go_to, services.flag_turn])
def test_a_mock_goes_one_way_and_keeps_what_was_sent(owner: User, act: Callable[..., Interview]) -> None:
    interview = build_interview(owner, state=State.RUNNING, seat=SEAT)
    how = {"position": 2} if act is services.go_to else {"flagged": True}

    with pytest.raises(OneWay):
        act(owner=owner, interview=interview.public_id, submission=sent(interview, "kept"), **how)

    interview.refresh_from_db()
    assert (interview.current_turn, interview.turns.filter(is_flagged=True).count()) == (1, 0)
    assert Answer.objects.get(turn__interview=interview, turn__position=1, position=0).text == "kept"


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": None},
        {"area": None},
        {"kind": "closing"},
        {"kind": "closing", "version": None, "area": None},
    ],
)
def test_the_database_refuses_a_turn_that_is_half_a_question(owner: User, wrong: dict[str, object]) -> None:
    turn = build_interview(owner, turns=1).turns.get()
    Turn.objects.filter(pk=turn.pk).update(outcome=Outcome.EMPTY)

    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.filter(pk=turn.pk).update(**wrong)


def test_a_part_has_neither_version_nor_area() -> None:
    part = PartFactory.build()

    with pytest.raises(ValueError, match="asks no question"):
        _ = part.asked_version
    with pytest.raises(ValueError, match="belongs to no area"):
        _ = part.asked_area
