"""Drafted rubrics: what interviewers assess, anchored in the brief's examples, beside general criteria."""

from __future__ import annotations

from collections.abc import Sequence

from questions.brief.document import ParsedArea
from questions.brief.drafting.area_wording import assessed_dimension
from questions.brief.drafting.asks import shortened
from questions.brief.drafting.drafted import DraftAnchor, DraftCriterion
from questions.brief.drafting.ladder_wording import FROM_EXAMPLE, GENERAL_CRITERIA, SCOPE, GeneralCriterion
from questions.brief.words.clauses import gerund_phrase, in_a_sentence
from questions.vocabulary import AnchorSource, Kind

NAME_LIMIT = 80
ASSESSED_WEIGHT = 2
ASSESSED_REASON = "The brief says that interviewers look at this."


def draft_criteria(
    area: ParsedArea, spoken: str, kind: Kind, steps: Sequence[tuple[str, int]]
) -> tuple[DraftCriterion, ...]:
    """What is assessed in the area, then the kind's general criteria; `steps` are (level, step)."""
    general = (_general(criterion, steps) for criterion in GENERAL_CRITERIA[kind])
    return (_assessed(area, spoken, kind, steps), *general)


def _assessed(area: ParsedArea, spoken: str, kind: Kind, steps: Sequence[tuple[str, int]]) -> DraftCriterion:
    return DraftCriterion(
        key="assessed",
        name=shortened(area.sought.removesuffix(".") or area.name, NAME_LIMIT),
        dimension=assessed_dimension(area),
        weight=ASSESSED_WEIGHT if area.assessed else 1,
        weight_reason=ASSESSED_REASON if area.assessed else "",
        anchors=tuple(_scope_anchor(area, spoken, kind, level, step) for level, step in steps),
    )


def _scope_anchor(area: ParsedArea, spoken: str, kind: Kind, level: str, step: int) -> DraftAnchor:
    """The brief's own example of the level, else the general wording of its scope."""
    examples = area.examples_for(level)
    if not examples:
        return DraftAnchor(level, SCOPE[kind][step].format(area=spoken), AnchorSource.DRAFT)
    work = in_a_sentence(gerund_phrase(examples[0].text))
    return DraftAnchor(level, FROM_EXAMPLE[kind].format(work=work), AnchorSource.BRIEF)


def _general(criterion: GeneralCriterion, steps: Sequence[tuple[str, int]]) -> DraftCriterion:
    return DraftCriterion(
        key=criterion.key,
        name=criterion.name,
        dimension=criterion.dimension,
        weight=1,
        anchors=tuple(DraftAnchor(level, criterion.steps[step], AnchorSource.DRAFT) for level, step in steps),
        gate_reason=criterion.gate_reason,
    )
