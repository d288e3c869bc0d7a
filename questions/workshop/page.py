"""What the workshop lists: roles one may edit, and the questions of a role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from accounts.models import User
from questions.models import Area, Level, Question, QuestionVersion, Role

PAGE_LENGTH = 40


class QuestionState(models.TextChoices):
    """How far a question is, as the lists show it."""

    REVIEWED = "reviewed", "Reviewed"
    DRAFTED = "drafted", "Drafted by rule"
    UNPUBLISHED = "unpublished", "Never published"
    RETIRED = "retired", "Retired"


def with_state(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Add `state` and `has_draft`: whether an edit waits to be published."""
    drafts = QuestionVersion.objects.filter(question=OuterRef("pk"), published_at=None, first_asked_at=None)
    return questions.annotate(
        has_draft=Exists(drafts),
        state=Case(
            When(is_retired=True, then=Value(QuestionState.RETIRED.value)),
            When(current_version=None, then=Value(QuestionState.UNPUBLISHED.value)),
            When(current_version__is_reviewed=True, then=Value(QuestionState.REVIEWED.value)),
            default=Value(QuestionState.DRAFTED.value),
            output_field=models.CharField(),
        ),
    )


def roles_to_edit(user: User) -> QuerySet[Role]:
    """With counts of questions: in all, reviewed, drafted by rule, and with a draft that waits."""
    return Role.objects.editable_by(user).annotate(
        question_count=_count(Q()),
        reviewed_count=_count(Q(state=QuestionState.REVIEWED)),
        drafted_count=_count(Q(state=QuestionState.DRAFTED)),
        waiting_count=_count(Q(has_draft=True)),
    )


def _count(condition: Q) -> Coalesce:
    """Questions of the outer role that meet the condition."""
    rows = with_state(Question.objects.filter(role=OuterRef("pk"))).filter(condition)
    counted = rows.order_by().values("role").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)


@dataclass(frozen=True)
class CoverageCell:
    level: Level
    count: int


@dataclass(frozen=True)
class CoverageGrid:
    """A role's areas by its levels, with the number of questions that are not retired."""

    areas: tuple[Area, ...]
    levels: tuple[Level, ...]
    counts: Mapping[tuple[int, int], int]

    @property
    def rows(self) -> Iterator[tuple[Area, list[CoverageCell]]]:
        for area in self.areas:
            yield (
                area,
                [CoverageCell(level, self.counts.get((area.pk, level.pk), 0)) for level in self.levels],
            )


def coverage_grid(role: Role) -> CoverageGrid:
    """The grid over a role's questions, in three statements."""
    counted = role.questions.filter(is_retired=False).order_by().values_list("area", "level")
    return CoverageGrid(
        areas=tuple(role.areas.current()),
        levels=tuple(role.ladder.levels.all()),
        counts={(area, level): n for area, level, n in counted.annotate(n=Count("pk"))},
    )


def page_of_questions(role: Role, chosen: Mapping[str, str], number: str | None) -> Page[Question]:
    """The role's questions that meet the chosen filters, with `state`, its label and the latest wording."""
    latest = QuestionVersion.objects.filter(question=OuterRef("pk")).order_by("-number")
    found = (
        with_state(Question.objects.filter(role=role))
        .annotate(
            state_label=Case(
                *(When(state=state.value, then=Value(state.label)) for state in QuestionState),
                output_field=models.CharField(),
            ),
            headline=Subquery(latest.values("headline")[:1]),
            minutes=Subquery(latest.values("minutes")[:1]),
            version_number=Subquery(latest.values("number")[:1]),
        )
        .select_related("area", "level")
        .order_by("area__position", "level__rank", "key")
    )
    return Paginator(_filtered(found, chosen), PAGE_LENGTH).get_page(number)


def _filtered(questions: QuerySet[Question], chosen: Mapping[str, str]) -> QuerySet[Question]:
    fields = {"area": "area__key", "level": "level__key", "kind": "kind", "state": "state"}
    return questions.filter(**{fields[name]: value for name, value in chosen.items()})
