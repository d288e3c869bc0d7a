"""Grading an interview as a person would: blind, with quotes, then once more with the model answer."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from accounts.models import User
from interviews.grading.services import commit_blind, commit_final, open_turn_for_grading
from interviews.models import Interview
from interviews.rules.rubric import GivenMark, Rubric
from interviews.rules.scoring import NOT_YET, Outcome

# The candidate's reason where the second pass is lower than the first.
_SECOND_THOUGHT = "The model answer shows what I only hinted at. I did not say it, so it does not count."


def grade_interview(*, owner: User, interview: Interview, ranks: tuple[int, ...]) -> None:
    """Both passes of every answered turn, its marks close to the rank the answer was written for."""
    answered = interview.turns.questions().filter(outcome=Outcome.ANSWERED).order_by("position")
    for turn, rank in zip(answered, ranks, strict=False):
        paragraphs = turn.answers.get(position=0).text.split("\n\n")
        with transaction.atomic():
            gradable = open_turn_for_grading(
                owner=owner, interview=interview.public_id, position=turn.position
            )
            final = _marks(gradable.rubric, paragraphs, rank=rank)
            commit_blind(gradable=gradable, grader=owner, marks=_hopeful(final, rank=rank))
        with transaction.atomic():
            gradable = open_turn_for_grading(
                owner=owner, interview=interview.public_id, position=turn.position
            )
            commit_final(gradable=gradable, grader=owner, marks=final)


def _marks(rubric: Rubric, paragraphs: list[str], *, rank: int) -> dict[int, GivenMark]:
    """The rank for each criterion, one lower for the last of them; each rests on a sentence of the answer."""
    marks = {
        row.id: GivenMark(rank, evidence=(_first_sentence(paragraphs[index % len(paragraphs)]),))
        for index, row in enumerate(rubric.rows)
    }
    lower = next((row.id for row in reversed(rubric.rows) if not row.gate), None)
    if lower is not None and rank > NOT_YET:
        marks[lower] = replace(marks[lower], rank=rank - 1, reason=_SECOND_THOUGHT)
    return marks


def _hopeful(final: dict[int, GivenMark], *, rank: int) -> dict[int, GivenMark]:
    """A first pass that is kinder in the one lower mark, as first passes are."""
    return {row: replace(mark, rank=rank, reason="") for row, mark in final.items()}


def _first_sentence(paragraph: str) -> str:
    sentence, stop, _ = paragraph.partition(". ")
    return sentence + stop.strip()
