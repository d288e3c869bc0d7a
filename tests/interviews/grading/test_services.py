"""Committing passes: they are kept for good, refused if they must be, and figures follow from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from accounts.models import User
from database.units import MINUTE
from interviews.errors import IncompleteMarks, NotHandedIn
from interviews.grading.errors import AlreadyCommitted, BeingAsked, BlindPassFirst, NothingToGrade, NotSaid
from interviews.grading.queries import GradableTurn
from interviews.grading.services import commit_blind, commit_final, open_turn_for_grading, save_draft
from interviews.lifecycle.transitions import settle
from interviews.models import Grading, Interview, Mark, ModelAnswerReveal, Turn
from interviews.models.interview import State
from interviews.rules import scoring
from interviews.rules.rubric import GivenMark, criterion_marks
from interviews.rules.scoring import Outcome
from tests.support.builders import build_interview, build_question, build_role, build_turn
from tests.support.factories import NOON
from tests.support.graded import ANSWER, QUOTE, build_answered, grade_turn, marks, set_outcome
from tests.support.running import Clock

pytestmark = pytest.mark.usefixtures("set_clock")


def gradable(interview: Interview, position: int = 1) -> GradableTurn:
    with transaction.atomic():
        return open_turn_for_grading(owner=interview.owner, interview=interview.public_id, position=position)


def test_the_blind_pass_stores_each_mark_with_its_evidence(interview: Interview) -> None:
    turn = gradable(interview)

    commit_blind(
        gradable=turn, grader=interview.owner, marks=marks(turn.rubric, [2, 3, 0, 1], evidence=("I", QUOTE))
    )

    stored = Mark.objects.values_list("rubric_criterion__position", "level__rank", "evidence")
    assert list(stored) == [(place, rank, ["I", QUOTE]) for place, rank in enumerate((2, 3, None, 1))]


def test_the_blind_pass_reveals_the_model_answer_once(interview: Interview) -> None:
    turn = gradable(interview)

    commit_blind(gradable=turn, grader=interview.owner, marks=marks(turn.rubric, [2]))
    commit_blind(gradable=gradable(interview), grader=interview.owner, marks=marks(turn.rubric, [2]))

    reveals = ModelAnswerReveal.objects.values_list("user", "version", "revealed_at")
    assert list(reveals) == [(interview.owner_id, turn.turn.version_id, NOON)]


def test_repeating_a_commit_changes_nothing(interview: Interview, set_clock: Clock) -> None:
    grade_turn(interview, 1, 2)
    before = list(Grading.objects.values()), list(Mark.objects.values())

    set_clock(NOON + MINUTE)
    grade_turn(interview, 1, 2)

    assert (list(Grading.objects.values()), list(Mark.objects.values())) == before


@pytest.mark.parametrize("commit", [commit_blind, commit_final])
def test_a_committed_pass_refuses_other_marks(interview: Interview, commit: Callable[..., None]) -> None:
    grade_turn(interview, 1, 2)
    turn = gradable(interview)

    with pytest.raises(AlreadyCommitted):
        commit(gradable=turn, grader=interview.owner, marks=marks(turn.rubric, [3]))

    assert set(Mark.objects.values_list("level__rank", flat=True)) == {2}


def test_an_unmarked_criterion_stops_the_commit(interview: Interview) -> None:
    turn = gradable(interview)
    three = dict(list(marks(turn.rubric, [2]).items())[:3])

    with pytest.raises(IncompleteMarks):
        commit_blind(gradable=turn, grader=interview.owner, marks=three)

    assert not Grading.objects.exists()


@pytest.mark.parametrize("rank", [-1, 5])
def test_a_rank_off_the_ladder_stops_the_commit(interview: Interview, rank: int) -> None:
    turn = gradable(interview)

    with pytest.raises(IncompleteMarks):
        commit_blind(gradable=turn, grader=interview.owner, marks=marks(turn.rubric, [rank]))


def test_the_second_pass_needs_the_blind_one(interview: Interview) -> None:
    turn = gradable(interview)

    with pytest.raises(BlindPassFirst):
        commit_final(gradable=turn, grader=interview.owner, marks=marks(turn.rubric, [2]))


@pytest.mark.parametrize("outcome", [Outcome.EMPTY, Outcome.SKIPPED, Outcome.NOT_REACHED])
def test_a_turn_without_an_answer_is_not_graded(interview: Interview, outcome: Outcome) -> None:
    set_outcome(interview.turns.get(position=1), outcome)
    turn = gradable(interview)

    with pytest.raises(NothingToGrade):
        commit_blind(gradable=turn, grader=interview.owner, marks=marks(turn.rubric, [2]))


def test_the_model_answer_stays_closed_while_its_question_is_asked(owner: User, interview: Interview) -> None:
    turn = gradable(interview)
    running = build_interview(owner, turns=1, state=State.RUNNING)
    build_turn(running, turn.turn.version.question, position=2)

    with pytest.raises(BeingAsked):
        commit_blind(gradable=gradable(interview), grader=owner, marks=marks(turn.rubric, [2]))

    assert not ModelAnswerReveal.objects.exists()


def test_a_running_interview_is_not_graded(owner: User) -> None:
    with pytest.raises(NotHandedIn):
        gradable(build_interview(owner, state=State.RUNNING))


def test_grading_an_overdue_interview_writes_its_closing(owner: User, set_clock: Clock) -> None:
    interview = build_interview(owner, state=State.RUNNING, minutes=30)
    interview.turns.get(position=1).answers.filter(position=0).update(text=ANSWER)
    set_clock(NOON + 32 * MINUTE)

    turn = gradable(interview)

    assert (turn.interview.state, turn.interview.closed_at) == (State.GRADING, NOON + 30 * MINUTE)
    assert [other.outcome for other in turn.turns] == ["answered", "not_reached", "not_reached"]


def test_an_interview_without_any_answer_is_graded_when_it_closes(owner: User, set_clock: Clock) -> None:
    interview = build_interview(owner, state=State.RUNNING, minutes=30)
    set_clock(NOON + 32 * MINUTE)

    settle(interview)

    interview.refresh_from_db()
    assert (interview.state, interview.graded_at) == (State.GRADED, NOON + 30 * MINUTE)
    assert (interview.level_reached, interview.answered_turns) == (None, 0)


def test_the_second_pass_keeps_the_blind_one_beside_it(interview: Interview) -> None:
    turn = gradable(interview)
    commit_blind(gradable=turn, grader=interview.owner, marks=marks(turn.rubric, [3]))
    revised = marks(turn.rubric, [2], reason="I gave no order.")

    commit_final(gradable=gradable(interview), grader=interview.owner, marks=revised)

    levels = Grading.objects.values_list("pass_kind", "level_reached__rank")
    assert list(levels) == [("blind", 3), ("final", 2)]
    assert set(Mark.objects.filter(grading__pass_kind="final").values_list("reason", flat=True)) == {
        "I gave no order."
    }


def test_a_gate_caps_the_level_of_the_turn(interview: Interview) -> None:
    grade_turn(interview, 1, 3, 1, 3, 3)

    turn = Turn.objects.get(interview=interview, position=1)
    assert (turn.level_reached.rank, turn.graded_at) == (1, NOON)


def test_the_last_final_pass_makes_the_interview_graded(interview: Interview) -> None:
    grade_turn(interview, 1, 2)
    interview.refresh_from_db()
    between = interview.state

    grade_turn(interview, 2, 4)

    interview.refresh_from_db()
    assert (between, interview.state, interview.graded_at) == (State.GRADING, State.GRADED, NOON)
    assert (interview.level_reached.rank, interview.answered_turns) == (2, 2)


def test_skipped_turns_count_as_not_yet_and_unreached_ones_do_not(owner: User) -> None:
    interview = build_answered(owner, turns=4)
    for position, outcome in ((2, Outcome.SKIPPED), (3, Outcome.EMPTY), (4, Outcome.NOT_REACHED)):
        set_outcome(interview.turns.get(position=position), outcome)

    grade_turn(interview, 1, 3)

    interview.refresh_from_db()
    assert (interview.state, interview.level_reached, interview.answered_turns) == (State.GRADED, None, 1)


@pytest.mark.parametrize("ranks", [(0, 0, 0, 0), (1, 4, 2, 3), (4, 4, 0, 0), (2, 1, 4, 4)])
def test_the_stored_level_is_what_scoring_says(interview: Interview, ranks: tuple[int, ...]) -> None:
    rubric = gradable(interview).rubric
    expected = scoring.turn_level(criterion_marks(rubric, marks(rubric, ranks)))

    grade_turn(interview, 1, *ranks)

    assert gradable(interview).turns[0].level_reached_id == rubric.level_id(expected)


@pytest.mark.parametrize("quote", ["I never said this", "", QUOTE.upper(), f"{QUOTE}."])
def test_what_does_not_stand_in_the_answer_is_no_evidence(interview: Interview, quote: str) -> None:
    """Forms put the answer's own words in the place of a quote; what else arrives here is false."""
    turn = gradable(interview)

    with pytest.raises(NotSaid):
        commit_blind(gradable=turn, grader=interview.owner, marks=marks(turn.rubric, [2], evidence=(quote,)))

    assert not Mark.objects.exists()


def test_a_draft_becomes_the_grading_when_it_is_committed(interview: Interview) -> None:
    turn = gradable(interview)
    save_draft(gradable=turn, grader=interview.owner, pass_kind="blind", form={"A-level": ["2"]})
    draft = Grading.objects.get()

    commit_blind(gradable=gradable(interview), grader=interview.owner, marks=marks(turn.rubric, [2]))

    grading = Grading.objects.get()
    assert (draft.draft, draft.committed_at) == ({"A-level": ["2"]}, None)
    assert (grading.pk, grading.draft, grading.committed_at) == (draft.pk, {}, NOON)


def test_a_draft_does_not_touch_a_committed_pass(interview: Interview) -> None:
    grade_turn(interview, 1, 2)

    with pytest.raises(AlreadyCommitted):
        save_draft(gradable=gradable(interview), grader=interview.owner, pass_kind="blind", form={})


def test_old_marks_point_at_the_version_that_was_asked(owner: User) -> None:
    role = build_role(areas=1)
    interview = build_answered(owner, role=role, turns=1)
    old = interview.turns.get().version
    build_question(role.areas.get())

    grade_turn(interview, 1, 2)

    assert set(Mark.objects.values_list("rubric_criterion__version", flat=True)) == {old.pk}
    assert Mark.objects.first().grading.marks.count() == len(old.rubric.all()) == 4
    assert GivenMark(2) == gradable(interview).final.marks[old.rubric.first().pk]
