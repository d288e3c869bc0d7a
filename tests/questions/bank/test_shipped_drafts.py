"""What the drafting rules make of the shipped role, word for word."""

from __future__ import annotations

from tests.questions.bank.shipped_drafts import GOLDEN, shipped_drafts


def test_the_drafted_questions_are_those_that_were_read_aloud() -> None:
    # After a deliberate change: see shipped_drafts.py, then read the difference.
    assert shipped_drafts() == GOLDEN.read_text("utf-8")
