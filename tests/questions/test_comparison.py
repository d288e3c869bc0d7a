from __future__ import annotations

from dataclasses import replace

import pytest

from questions.comparison import reworded_parts, structural_changes
from questions.models import Ladder
from questions.versions.version_drafts import AnchorDraft, CriterionDraft, ProbeDraft, VersionDraft
from questions.vocabulary import Dimension

CAUSE = CriterionDraft("cause", "Cause", Dimension.DIAGNOSIS, {"mid": AnchorDraft("Names it.")})
CARE = CriterionDraft("care", "Care", Dimension.SAFETY, {"mid": AnchorDraft("Asks first.")}, gate=True)
BEFORE = VersionDraft(Ladder(pk=1), "Headline", "Situation", "Ask?", 10, (CAUSE, CARE))


def test_the_same_version_differs_in_nothing() -> None:
    assert structural_changes(BEFORE, BEFORE) == ()
    assert reworded_parts(BEFORE, BEFORE) == ()


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (replace(BEFORE, ladder=Ladder(pk=2)), ("the ladder changed",)),
        (replace(BEFORE, criteria=(CAUSE,)), ("“Care” is gone",)),
        (replace(BEFORE, criteria=(CAUSE, CARE, replace(CAUSE, key="b", name="B"))), ("“B” is new",)),
        (replace(BEFORE, criteria=(replace(CAUSE, weight=2), CARE)), ("“Cause” weighs 2 instead of 1",)),
        (replace(BEFORE, criteria=(replace(CAUSE, gate=True), CARE)), ("“Cause” became a gate",)),
        (replace(BEFORE, criteria=(CAUSE, replace(CARE, gate=False))), ("“Care” is no gate any more",)),
    ],
)
def test_the_structure_is_ladder_keys_weights_and_gates(after: VersionDraft, changes: tuple[str]) -> None:
    assert structural_changes(BEFORE, after) == changes


@pytest.mark.parametrize(
    ("after", "parts"),
    [
        (replace(BEFORE, headline="Other", minutes=12), ("headline", "minutes")),
        (replace(BEFORE, probes=(ProbeDraft("And?"),)), ("probes",)),
        (replace(BEFORE, criteria=(replace(CAUSE, name="Root"), CARE)), ("“Root”",)),
        (replace(BEFORE, criteria=(replace(CAUSE, anchors={}), CARE)), ("“Cause”",)),
        (replace(BEFORE, criteria=(CARE, CAUSE)), ("the order of the criteria",)),
    ],
)
def test_everything_else_is_wording(after: VersionDraft, parts: tuple[str]) -> None:
    assert structural_changes(BEFORE, after) == ()
    assert reworded_parts(BEFORE, after) == parts


def test_an_empty_anchor_is_no_anchor() -> None:
    empty = replace(CAUSE, anchors={**CAUSE.anchors, "lead": AnchorDraft("")})

    assert reworded_parts(BEFORE, replace(BEFORE, criteria=(empty, CARE))) == ()
