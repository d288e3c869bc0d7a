"""Published questions, as a candidate sees them: never their rubric."""

from __future__ import annotations

from django.db.models import QuerySet

from questions.models import Question

PAGE_SIZE = 20


def published_questions(*, role: str = "", area: str = "", level: str = "") -> QuerySet[Question]:
    """By role, area and level; the filters are a slug and two keys, and an empty one lets all pass."""
    questions = Question.objects.published().select_related("role", "area", "level", "current_version")
    wanted = {"role__slug": role, "area__key": area, "level__key": level}
    return questions.filter(**{field: value for field, value in wanted.items() if value}).order_by(
        "role__title", "role", "area__position", "level__rank", "-current_version__is_reviewed", "key"
    )
