from __future__ import annotations

import pytest

from interviews.grading.steps import Step, first_open, step_of
from interviews.rules.rubric import PassRecord, was_blind
from interviews.rules.scoring import Outcome

DRAFT = PassRecord(1, None, {}, {})
DONE = PassRecord(1, 5, {}, {})


@pytest.mark.parametrize(
    ("blind", "final", "step"),
    [
        (None, None, Step.BLIND),
        (DRAFT, None, Step.BLIND),
        (DONE, None, Step.FINAL),
        (DONE, DRAFT, Step.FINAL),
        (DONE, DONE, Step.DONE),
    ],
)
def test_an_answer_goes_through_both_passes(
    blind: PassRecord | None, final: PassRecord | None, step: Step
) -> None:
    assert step_of(Outcome.ANSWERED, blind, final) is step


@pytest.mark.parametrize("outcome", [Outcome.EMPTY, Outcome.SKIPPED, Outcome.NOT_REACHED])
def test_a_turn_without_an_answer_needs_no_step(outcome: Outcome) -> None:
    assert step_of(outcome, None, None) is Step.NONE


def test_the_first_open_turn_comes_next() -> None:
    assert first_open([(1, Step.DONE), (2, Step.NONE), (3, Step.FINAL), (4, Step.BLIND)]) == 3


def test_nothing_is_open_once_all_is_done() -> None:
    assert first_open([(1, Step.DONE), (2, Step.NONE)]) is None


@pytest.mark.parametrize(("revealed_at", "blind"), [(None, True), (5, True), (6, True), (4, False)])
def test_an_earlier_reveal_makes_a_pass_not_blind(revealed_at: int | None, blind: bool) -> None:
    assert was_blind(committed_at=5, revealed_at=revealed_at) is blind
