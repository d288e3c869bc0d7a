"""Lists of roles."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from questions.models import Area, Question, Role


@dataclass(frozen=True)
class RoleCard:
    """A role as a list shows it; `levels` from the lowest."""

    title: str
    summary: str
    href: str
    levels: tuple[str, ...]
    areas: int
    questions: int
    reviewed: int


def published_roles() -> list[RoleCard]:
    """What anybody may practise, in two statements."""
    return _cards(Role.objects.published())


def private_roles(user: User) -> list[RoleCard]:
    """Somebody's own unpublished roles, in two statements."""
    return _cards(user.roles.private())


def _cards(roles: QuerySet[Role]) -> list[RoleCard]:
    counted = roles.annotate(
        area_count=_count(Area.objects.current()),
        question_count=_count(Question.objects.askable()),
        reviewed_count=_count(Question.objects.askable().filter(current_version__is_reviewed=True)),
    )
    return [
        RoleCard(
            title=role.title,
            summary=role.summary,
            href=role.get_absolute_url(),
            levels=tuple(level.name for level in role.ladder.levels.all()),
            areas=role.area_count,
            questions=role.question_count,
            reviewed=role.reviewed_count,
        )
        for role in counted.select_related("ladder").prefetch_related("ladder__levels")
    ]


def _count(rows: QuerySet[Area] | QuerySet[Question]) -> Coalesce:
    per_role = rows.filter(role=OuterRef("pk")).order_by().values("role")
    return Coalesce(Subquery(per_role.annotate(count=Count("pk")).values("count")), 0)
