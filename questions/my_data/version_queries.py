"""Every version of a person's questions, and those that they wrote in roles of the site.

Rows of a version are found by a subquery, because a database does not take all keys of a large bank at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.my_data.moments import iso
from questions.models import Anchor, Probe, QuestionVersion, Role, RubricCriterion

Row = TypeVar("Row")
# These show what a good answer says, so they are hidden while a running interview asks the question.
_KEY = ("probes", "rubric", "not_yet", "model_answer", "what_would_change", "red_flags", "facts")


@dataclass(frozen=True)
class Rubrics:
    """The rows of many versions, by the row that they belong to."""

    criteria: Mapping[int, Sequence[RubricCriterion]]
    anchors: Mapping[int, Sequence[Anchor]]
    probes: Mapping[int, Sequence[Probe]]


def versions_by_question(roles: QuerySet[Role], closed: Set[UUID]) -> dict[int, list[dict[str, Any]]]:
    """All versions of all questions of these roles, by the question's key: four statements."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for version, data in _read(QuestionVersion.objects.filter(question__role__in=roles), closed):
        found[version.question_id].append(data)
    return found


def versions_elsewhere(person: User, closed: Set[UUID]) -> list[dict[str, Any]]:
    """Versions that the person wrote in roles that are not theirs, with their place: four statements."""
    written = QuestionVersion.objects.filter(author=person).exclude(question__role__owner=person)
    return [{**_place(version), **data} for version, data in _read(written, closed)]


def _read(
    versions: QuerySet[QuestionVersion], closed: Set[UUID]
) -> Iterable[tuple[QuestionVersion, dict[str, Any]]]:
    rubrics = _rubrics(versions)
    placed = versions.select_related("question__role", "question__area", "question__level")
    for version in placed.order_by("question", "number"):
        is_closed = version.question.public_id in closed
        key = dict.fromkeys(_KEY) if is_closed else _key_to_the_answer(version, rubrics)
        yield version, {**_wording(version), "is_closed_now": is_closed, **key}


def _rubrics(versions: QuerySet[QuestionVersion]) -> Rubrics:
    wanted = versions.order_by().values("pk")
    criteria = RubricCriterion.objects.filter(version__in=wanted).select_related("criterion")
    anchors = Anchor.objects.filter(rubric_criterion__version__in=wanted).select_related("level")
    probes = Probe.objects.filter(version__in=wanted)
    return Rubrics(
        _grouped(criteria.order_by("version", "position"), "version_id"),
        _grouped(anchors.order_by("rubric_criterion", "level__rank"), "rubric_criterion_id"),
        _grouped(probes.order_by("version", "position"), "version_id"),
    )


def _grouped(rows: Iterable[Row], name: str) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups


def _place(version: QuestionVersion) -> dict[str, Any]:
    question = version.question
    return {
        "role": question.role.title,
        "question": str(question.public_id),
        "area": question.area.name,
        "level": question.level.name,
    }


def _wording(version: QuestionVersion) -> dict[str, Any]:
    return {
        "number": version.number,
        "headline": version.headline,
        "situation": version.situation,
        "ask": version.ask,
        "minutes": version.minutes,
        "is_reviewed": version.is_reviewed,
        "is_asked_now": version.pk == version.question.current_version_id,
        "created_at": iso(version.created_at),
        "published_at": iso(version.published_at),
        "first_asked_at": iso(version.first_asked_at),
    }


def _key_to_the_answer(version: QuestionVersion, rubrics: Rubrics) -> dict[str, Any]:
    return {
        "probes": [
            {"text": probe.text, "good_reply": probe.good_reply}
            for probe in rubrics.probes.get(version.pk, ())
        ],
        "rubric": [
            _criterion(row, rubrics.anchors.get(row.pk, ())) for row in rubrics.criteria.get(version.pk, ())
        ],
        "not_yet": version.not_yet,
        "model_answer": version.model_answer,
        "what_would_change": version.what_would_change,
        "red_flags": version.red_flags,
        "facts": version.facts,
    }


def _criterion(row: RubricCriterion, anchors: Iterable[Anchor]) -> dict[str, Any]:
    return {
        "letter": row.letter,
        "key": row.criterion.key,
        "name": row.name,
        "dimension": row.criterion.dimension,
        "weight": row.weight,
        "gate": row.gate,
        "anchors": [
            {"level": anchor.level.name, "text": anchor.text, "source": anchor.source} for anchor in anchors
        ],
    }
