"""What the drafting rules make of the shipped role, word for word."""

from __future__ import annotations

from collections import Counter

from tests.questions.bank.shipped_drafts import GOLDEN, shipped_drafts, shipped_questions


def test_the_drafted_questions_are_those_that_were_read_aloud() -> None:
    # After a deliberate change: see shipped_drafts.py, then read the difference.
    assert shipped_drafts() == GOLDEN.read_text("utf-8")


def test_no_two_drafted_questions_of_a_level_have_the_same_headline_or_situation() -> None:
    drafts = shipped_questions()
    headlines = Counter((draft.level, draft.headline) for draft in drafts)
    situations = Counter((draft.level, draft.situation) for draft in drafts)

    assert len(drafts) == 96
    assert [key for key, count in (headlines + situations).items() if count > 1] == []
