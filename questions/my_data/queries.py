"""A person's roles with their briefs, areas and questions, and what they wrote in other roles."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from accounts.my_data.moments import iso
from accounts.my_data.queries import further_texts
from questions.models import Area, BriefSource, JobTitle, Question, Role
from questions.my_data.version_queries import versions_by_question, versions_elsewhere

_NAMED: Final = frozenset(
    {"title", "visibility", "summary", "education", "career_path", "demand", "pay_region", "pay_note"}
    | {"slug", "origin", "file_sha256"}  # how the site keeps it
)

Versions = Mapping[int, list[dict[str, Any]]]


def own_roles(person: User) -> QuerySet[Role]:
    """Private and published roles; deleted ones exist only for the interviews that use them."""
    return Role.objects.filter(owner=person).exclude(visibility=Role.Visibility.DELETED)


def questions_data(person: User, closed: Set[UUID]) -> dict[str, Any]:
    """The part of data.json about roles and questions, in a fixed number of statements."""
    roles = own_roles(person)
    versions = versions_by_question(roles, closed)
    without_role = BriefSource.objects.filter(owner=person, role=None).order_by("pk")
    return {
        "roles": [_role(role, versions) for role in _with_everything(roles)],
        "briefs_without_role": [_brief(source) for source in without_role],
        "versions_in_other_roles": versions_elsewhere(person, closed),
    }


def _with_everything(roles: QuerySet[Role]) -> QuerySet[Role]:
    return (
        roles.select_related("source", "ladder")
        .prefetch_related(
            "ladder__levels",
            "areas__examples__level",
            "job_titles__level",
            "job_titles__weights__area",
            Prefetch("questions", Question.objects.select_related("area", "level")),
            "skill_set",
            "pathstep_set",
            "careerstage_set",
            "payband_set__level",
            "commonquestion_set",
        )
        .order_by("created_at", "pk")
    )


def _role(role: Role, versions: Versions) -> dict[str, Any]:
    return {
        "id": str(role.public_id),
        "title": role.title,
        "visibility": role.visibility,
        "summary": role.summary,
        "created_at": iso(role.created_at),
        "levels": [level.name for level in role.ladder.levels.all()],
        "areas": [_area(area) for area in role.areas.all()],
        "job_titles": [_job_title(title) for title in role.job_titles.all()],
        "guide": _guide(role),
        "more": further_texts(role, named=_NAMED),
        "brief": _brief(role.source) if role.source else None,
        "questions": [_question(question, versions) for question in role.questions.all()],
    }


def _area(area: Area) -> dict[str, Any]:
    return {
        "name": area.name,
        "summary": area.summary,
        "assessed": area.assessed,
        "is_retired": area.is_retired,
        "examples": [{"level": it.level.name, "text": it.text} for it in area.examples.all()],
    }


def _job_title(title: JobTitle) -> dict[str, Any]:
    return {
        "name": title.name,
        "level": title.level.name,
        "focus": title.focus,
        "weights": {weight.area.name: weight.weight for weight in title.weights.all()},
    }


def _guide(role: Role) -> dict[str, Any]:
    """The parts of the guide besides the areas."""
    return {
        "education": role.education,
        "career_path": role.career_path,
        "demand": role.demand,
        "skills": [{"kind": skill.kind, "text": skill.text} for skill in role.skill_set.all()],
        "steps": [step.text for step in role.pathstep_set.all()],
        "career_stages": [{"title": it.title, "note": it.note} for it in role.careerstage_set.all()],
        "pay": {
            "region": role.pay_region,
            "note": role.pay_note,
            "bands": [
                {
                    "level": band.level.name if band.level else None,
                    "low": band.low,
                    "high": band.high,
                    "currency": band.currency,
                    "open_ended": band.open_ended,
                }
                for band in role.payband_set.all()
            ],
        },
        "common_questions": [
            {"question": it.question, "answer": it.answer} for it in role.commonquestion_set.all()
        ],
    }


def _brief(source: BriefSource) -> dict[str, Any]:
    return {"name": source.name, "read_at": iso(source.read_at), "text": source.text}


def _question(question: Question, versions: Versions) -> dict[str, Any]:
    return {
        "id": str(question.public_id),
        "key": question.key,
        "area": question.area.name,
        "level": question.level.name,
        "kind": question.kind,
        "origin": question.origin,
        "is_retired": question.is_retired,
        "versions": versions.get(question.pk, []),
    }
