"""Writing the rubric of versions: criteria keep their identity, wordings are written anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions import limits
from questions.keys import free_key
from questions.models import (
    Anchor,
    Criterion,
    Level,
    Probe,
    QuestionVersion,
    RubricCriterion,
)
from questions.versions.version_drafts import CriterionDraft, VersionDraft

Written = tuple[QuestionVersion, VersionDraft]
Identities = dict[int, dict[str, Criterion]]  # question -> criterion key -> criterion


def write_rubrics(written: Sequence[Written]) -> None:
    """Criteria, anchors, probes and spans of stored versions, in place of what they had."""
    versions = [version for version, _ in written]
    RubricCriterion.objects.filter(version__in=versions).delete()
    Probe.objects.filter(version__in=versions).delete()
    _write_criteria(written)
    Probe.objects.bulk_create(
        Probe(version=version, position=position, text=probe.text, good_reply=probe.good_reply)
        for version, draft in written
        for position, probe in enumerate(draft.probes, 1)
    )
    _write_spans(written)


def _write_criteria(written: Sequence[Written]) -> None:
    criteria = _identities(written)
    wordings = [
        RubricCriterion(
            version=version,
            criterion=criteria[version.question_id][draft.key],
            name=draft.name,
            weight=draft.weight,
            gate=draft.gate,
            position=position,
        )
        for version, position, draft in _criteria(written)
    ]
    RubricCriterion.objects.bulk_create(wordings)
    levels = _levels(written)
    Anchor.objects.bulk_create(
        Anchor(
            rubric_criterion=wording,
            level=levels[version.ladder_id, key],
            text=anchor.text,
            source=anchor.source,
        )
        for wording, (version, _, draft) in zip(wordings, _criteria(written), strict=True)
        for key, anchor in draft.anchors.items()
        if anchor.text
    )


def _criteria(written: Sequence[Written]) -> Iterator[tuple[QuestionVersion, int, CriterionDraft]]:
    for version, draft in written:
        for position, criterion in enumerate(draft.criteria):
            yield version, position, criterion


def _identities(written: Sequence[Written]) -> Identities:
    """The criterion that each drafted key stands for; those that do not exist yet are stored."""
    known: Identities = {version.question_id: {} for version, _ in written}
    for criterion in Criterion.objects.filter(question__in=known):
        known[criterion.question_id][criterion.key] = criterion
    chosen: Identities = {question: {} for question in known}
    for version, _, draft in _criteria(written):
        criterion = _identity(known[version.question_id], version.question_id, draft)
        chosen[version.question_id][draft.key] = criterion
    Criterion.objects.bulk_create(
        criterion for by_key in chosen.values() for criterion in by_key.values() if criterion._state.adding
    )
    return chosen


def _identity(known: dict[str, Criterion], question: int, draft: CriterionDraft) -> Criterion:
    """A criterion never changes its dimension, because trends depend on it; another one gets a new key."""
    others = [key for key, criterion in known.items() if criterion.dimension != draft.dimension]
    key = free_key(draft.key, taken=others, limit=limits.KEY)
    return known.setdefault(key, Criterion(question_id=question, key=key, dimension=draft.dimension))


def _levels(written: Sequence[Written]) -> dict[tuple[int, str], Level]:
    ladders = {version.ladder_id for version, _ in written}
    return {(level.ladder_id, level.key): level for level in Level.objects.filter(ladder__in=ladders)}


def _write_spans(written: Sequence[Written]) -> None:
    link = QuestionVersion.spans.through
    link._default_manager.filter(questionversion__in=[version for version, _ in written]).delete()
    link._default_manager.bulk_create(
        link(questionversion_id=version.pk, span_id=span.pk)
        for version, draft in written
        for span in draft.spans
    )
