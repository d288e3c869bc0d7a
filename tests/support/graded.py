"""Interviews that were answered and graded, made with the services themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from accounts.models import User
from interviews.grading.services import commit_blind, commit_final, open_turn_for_grading
from interviews.models import Interview
from interviews.models.interview import State
from interviews.rules.rubric import GivenMark, Rubric
from interviews.rules.scoring import Outcome
from tests.support.builders import build_interview

ANSWER = "I compare the gauge with its neighbour first.\n\nThen I mark the readings as doubtful."
QUOTE = "compare the gauge with its neighbour"


def build_answered(owner: User, *, turns: int = 3, text: str = ANSWER, **fields: Any) -> Interview:
    """An interview that waits for grading, with the same text in every main answer."""
    interview = build_interview(owner, turns=turns, state=State.GRADING, **fields)
    for turn in interview.turns.all():
        set_outcome(turn, Outcome.ANSWERED, text=text)
    return interview


def set_outcome(turn: Any, outcome: Outcome, *, text: str = "") -> None:
    """Write the outcome of a turn and the text of its main answer."""
    turn.outcome = outcome
    turn.save(update_fields=["outcome"])
    turn.answers.filter(position=0).update(text=text)


def marks(rubric: Rubric, ranks: Sequence[int], **fields: Any) -> dict[int, GivenMark]:
    """One mark per criterion, in the rubric's order; a single rank serves all."""
    many = list(ranks) * (len(rubric.rows) if len(ranks) == 1 else 1)
    return {row.id: GivenMark(rank, **fields) for row, rank in zip(rubric.rows, many, strict=True)}


def grade_turn(interview: Interview, position: int, *ranks: int, **fields: Any) -> None:
    """Commit both passes of a turn with the same marks."""
    for commit in (commit_blind, commit_final):
        with transaction.atomic():
            gradable = open_turn_for_grading(
                owner=interview.owner, interview=interview.public_id, position=position
            )
            commit(gradable=gradable, grader=interview.owner, marks=marks(gradable.rubric, ranks, **fields))


def build_graded(owner: User, *, ranks: Sequence[int] = (2, 2, 3), **fields: Any) -> Interview:
    """A graded interview whose turns reached these ranks."""
    interview = build_answered(owner, turns=len(ranks), **fields)
    for position, rank in enumerate(ranks, 1):
        grade_turn(interview, position, rank, evidence=(QUOTE,))
    interview.refresh_from_db()
    return interview


def posted_blind(rubric: Rubric, *ranks: int, **more: Any) -> Mapping[str, Any]:
    """The blind form as the page posts it."""
    given = marks(rubric, ranks)
    return {"action": "commit", **{f"{row.letter}-level": given[row.id].rank for row in rubric.rows}, **more}


def posted_kept(rubric: Rubric, **more: Any) -> Mapping[str, Any]:
    """The second form with every mark kept."""
    return {"action": "commit", **{f"{row.letter}-decision": "keep" for row in rubric.rows}, **more}
