"""Grading one's own answers: a draft may be left, a committed pass never changes again.

The turn comes from `open_turn_for_grading` in the same transaction: its lock is what keeps two windows
from committing the same pass twice.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from interviews.errors import NotHandedIn
from interviews.grading.errors import AlreadyCommitted, BeingAsked, BlindPassFirst, NothingToGrade, NotSaid
from interviews.grading.queries import GradableTurn, gradable_turn, lock_turns
from interviews.lifecycle.derived import write_interview_figures, write_turn_figures
from interviews.lifecycle.transitions import settle
from interviews.models import Grading, Mark, ModelAnswerReveal, Turn
from interviews.models.interview import State
from interviews.reading.turns import turn_results
from interviews.rules.joining import together
from interviews.rules.rubric import GivenMark, PassRecord, rank_reached
from interviews.rules.scoring import Outcome

Marks = Mapping[int, GivenMark]


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """The draft as it is stored now; `is_joined`: with what another window had saved in between."""

    revision: int
    is_joined: bool


def open_turn_for_grading(*, owner: User, interview: uuid.UUID, position: int) -> GradableTurn:
    """Lock one's own turn; if the closing is due, write it. Raises Turn.DoesNotExist, NotHandedIn.

    Call it, and what follows, inside one transaction.
    """
    turns = lock_turns(owner=owner, interview=interview)
    if turns and turns[0].interview.state == State.RUNNING:
        settle(turns[0].interview)
        turns = lock_turns(owner=owner, interview=interview)
    turn = next((turn for turn in turns if turn.position == position), None)
    if turn is None:
        raise Turn.DoesNotExist
    if not turn.interview.is_closed:
        raise NotHandedIn
    return gradable_turn(turn, turns, owner=owner)


def require_blind_pass(gradable: GradableTurn) -> PassRecord:
    """The committed first pass. Raises BlindPassFirst."""
    if gradable.blind is None or not gradable.blind.is_committed:
        raise BlindPassFirst
    return gradable.blind


def require_open_pass(gradable: GradableTurn, pass_kind: str) -> None:
    """Raises AlreadyCommitted if the pass is committed."""
    record = gradable.record(pass_kind)
    if record is not None and record.is_committed:
        raise AlreadyCommitted


def joined_draft(
    gradable: GradableTurn,
    pass_kind: str,
    form: Mapping[str, list[str]],
    based_on: int | None,
    shown: Mapping[str, list[str]],
) -> dict[str, list[str]]:
    """The form with what another window has saved since the draft that this one is based on.

    `shown` are the choices as its page had shown them.
    """
    record = gradable.record(pass_kind)
    if record is None or record.revision == based_on:
        return dict(form)
    return together(record.draft, form, shown)


@transaction.atomic
def save_draft(
    *,
    gradable: GradableTurn,
    grader: User,
    pass_kind: str,
    form: Mapping[str, list[str]],
    based_on: int | None = None,
    shown: Mapping[str, list[str]] | None = None,
) -> SavedDraft:
    """Keep the form as it stands. Nothing is written if it is stored already, as when a save is repeated.

    Raises AlreadyCommitted, NothingToGrade.
    """
    _require_answer(gradable)
    require_open_pass(gradable, pass_kind)
    record = gradable.record(pass_kind)
    draft = joined_draft(gradable, pass_kind, form, based_on, shown or {})
    is_joined = draft != form
    if record is None:
        Grading.objects.create(
            turn=gradable.turn, grader=grader, pass_kind=pass_kind, draft=draft, revision=1
        )
        return SavedDraft(1, is_joined)
    if draft == record.draft:
        return SavedDraft(record.revision, is_joined)
    Grading.objects.filter(pk=record.id).update(draft=draft, revision=record.revision + 1)
    return SavedDraft(record.revision + 1, is_joined)


@transaction.atomic
def commit_blind(*, gradable: GradableTurn, grader: User, marks: Marks) -> None:
    """Store the first pass and show the model answer from now on. Repeating the same commit changes nothing.

    Raises NothingToGrade, BeingAsked, NotSaid, and AlreadyCommitted for other marks than before.
    """
    _require_answer(gradable)
    if _is_repeat(gradable.blind, marks):
        return
    _require_evidence(gradable, marks)
    if gradable.is_being_asked:
        raise BeingAsked
    _store(gradable, grader=grader, pass_kind=Grading.Pass.BLIND, record=gradable.blind, marks=marks)
    reveal = ModelAnswerReveal(user=grader, version=gradable.turn.version, revealed_at=gradable.now)
    ModelAnswerReveal.objects.bulk_create([reveal], ignore_conflicts=True)  # the first reveal stands


@transaction.atomic
def commit_final(*, gradable: GradableTurn, grader: User, marks: Marks) -> None:
    """Store the second pass and the figures derived from it; the last one makes the interview graded.

    Raises as commit_blind does, and BlindPassFirst.
    """
    _require_answer(gradable)
    require_blind_pass(gradable)
    if _is_repeat(gradable.final, marks):
        return
    if gradable.is_being_asked:
        raise BeingAsked
    rank = _store(gradable, grader=grader, pass_kind=Grading.Pass.FINAL, record=gradable.final, marks=marks)
    turn, now = gradable.turn, gradable.now
    results = dict(zip([other.pk for other in gradable.turns], turn_results(gradable.turns), strict=True))
    results[turn.pk] = write_turn_figures(turn=turn, rank=rank, now=now)
    write_interview_figures(interview=gradable.interview, results=list(results.values()), now=now)


def _require_answer(gradable: GradableTurn) -> None:
    if gradable.turn.outcome != Outcome.ANSWERED:
        raise NothingToGrade


def _require_evidence(gradable: GradableTurn, marks: Marks) -> None:
    """Raises NotSaid unless every quote stands in the answer, in its own words."""
    said = gradable.said()
    if any(said.verbatim(quote) != quote for mark in marks.values() for quote in mark.evidence):
        raise NotSaid


def _is_repeat(record: PassRecord | None, marks: Marks) -> bool:
    """Whether this pass was committed with the same marks. Raises AlreadyCommitted if the marks differ."""
    if record is None or not record.is_committed:
        return False
    if record.marks != dict(marks):
        raise AlreadyCommitted
    return True


def _store(
    gradable: GradableTurn, *, grader: User, pass_kind: str, record: PassRecord | None, marks: Marks
) -> int:
    """Write the grading with its marks, in place of a draft; returns the rank that the marks give."""
    rank = rank_reached(gradable.rubric, marks)
    grading = Grading(
        pk=record.id if record else None,
        turn=gradable.turn,
        grader=grader,
        pass_kind=pass_kind,
        committed_at=gradable.now,
        level_reached_id=gradable.rubric.level_id(rank),
    )
    grading.save(force_insert=record is None)
    Mark.objects.bulk_create(
        Mark(
            grading=grading,
            rubric_criterion_id=row.id,
            level_id=row.at(marks[row.id].rank).level_id,
            evidence=list(marks[row.id].evidence),
            reason=marks[row.id].reason,
        )
        for row in gradable.rubric.rows
    )
    return rank
