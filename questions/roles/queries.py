"""Lists of roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from questions.charts import Band, money_range
from questions.models import Area, JobTitle, PayBand, Question, Role


@dataclass(frozen=True)
class RoleCard:
    """A role as a list shows it; `levels` from the lowest, `pay` from the lowest figure to the highest."""

    title: str
    summary: str
    href: str
    levels: tuple[str, ...]
    areas: int
    job_titles: int
    questions: int
    reviewed: int
    pay: str


def published_roles() -> list[RoleCard]:
    """Roles that anybody may practise, in three statements."""
    return _cards(Role.objects.published())


def private_roles(user: User) -> list[RoleCard]:
    """Somebody's own unpublished roles, in three statements."""
    return _cards(user.roles.private())


def pay_in_words(bands: Sequence[PayBand]) -> str:
    """The whole span of some pay bands; empty if there are none, or if they are in several currencies."""
    if len({band.currency for band in bands}) != 1:
        return ""
    highs = [band.high for band in bands if band.high is not None]
    whole = Band(
        level="",
        low=min(band.low for band in bands),
        high=max(highs, default=None),
        open_ended=any(band.open_ended for band in bands),
    )
    return money_range(whole, bands[0].currency)


def _cards(roles: QuerySet[Role]) -> list[RoleCard]:
    counted = roles.annotate(
        area_count=_count(Area.objects.current()),
        title_count=_count(JobTitle.objects.all()),
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
            job_titles=role.title_count,
            questions=role.question_count,
            reviewed=role.reviewed_count,
            pay=pay_in_words(list(role.payband_set.all())),
        )
        for role in counted.select_related("ladder").prefetch_related("ladder__levels", "payband_set")
    ]


def _count(rows: QuerySet[Area] | QuerySet[JobTitle] | QuerySet[Question]) -> Coalesce:
    per_role = rows.filter(role=OuterRef("pk")).order_by().values("role")
    return Coalesce(Subquery(per_role.annotate(count=Count("pk")).values("count")), 0)
