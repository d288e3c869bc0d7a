"""Versions as the workshop reads them: with their rubric, as drafts, and against the one before."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from questions.comparison import reworded_parts, structural_changes
from questions.models import Probe, Question, QuestionVersion, RubricCriterion
from questions.versions.version_drafts import AnchorDraft, CriterionDraft, ProbeDraft, VersionDraft
from questions.vocabulary import AnchorSource, Dimension


def with_rubric(versions: QuerySet[QuestionVersion]) -> QuerySet[QuestionVersion]:
    """Everything that stored_draft reads, and how often each version was asked (`asked`)."""
    return (
        versions.select_related("ladder", "author")
        .prefetch_related(
            Prefetch("rubric", RubricCriterion.objects.select_related("criterion")),
            "rubric__anchors__level",
            Prefetch("probes", Probe.objects.order_by("position")),
            "spans",
        )
        .annotate(asked=sum(Count(holder, distinct=True) for holder in QuestionVersion.holders()))
    )


def stored_draft(version: QuestionVersion) -> VersionDraft:
    """What a stored version says, in the shape in which a form or a file would say it."""
    return VersionDraft(
        ladder=version.ladder,
        headline=version.headline,
        situation=version.situation,
        ask=version.ask,
        minutes=version.minutes,
        criteria=tuple(_criterion(wording) for wording in version.rubric.all()),
        probes=tuple(ProbeDraft(probe.text, probe.good_reply) for probe in version.probes.all()),
        not_yet=version.not_yet,
        model_answer=tuple(version.model_answer),
        what_would_change=version.what_would_change,
        red_flags=tuple(version.red_flags),
        facts=tuple(version.facts),
        is_reviewed=version.is_reviewed,
        file_sha256=version.file_sha256,
        spans=tuple(version.spans.all()),
    )


def _criterion(wording: RubricCriterion) -> CriterionDraft:
    return CriterionDraft(
        key=wording.criterion.key,
        name=wording.name,
        dimension=Dimension(wording.criterion.dimension),
        anchors={
            anchor.level.key: AnchorDraft(anchor.text, AnchorSource(anchor.source))
            for anchor in wording.anchors.all()
        },
        weight=wording.weight,
        gate=wording.gate,
    )


@dataclass(frozen=True)
class VersionRow:
    """A version in the list of its question, with what it changed against the one before."""

    version: QuestionVersion
    asked: int
    structural: tuple[str, ...]
    reworded: tuple[str, ...]
    is_first: bool


def version_rows(question: Question) -> list[VersionRow]:
    """All versions of a question, newest first, in a fixed number of statements."""
    versions = list(with_rubric(question.versions.order_by("number")))
    drafts = [stored_draft(version) for version in versions]
    rows = []
    for index, version in enumerate(versions):
        before = drafts[index - 1] if index else drafts[index]
        rows.append(
            VersionRow(
                version=version,
                asked=version.asked,  # type: ignore[attr-defined]
                structural=structural_changes(before, drafts[index]),
                reworded=reworded_parts(before, drafts[index]),
                is_first=not index,
            )
        )
    return rows[::-1]
