"""Published questions as a candidate sees them: no rubric, no model answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from accounts.gate.requests import page_or_part, require_safe
from questions.models import Question
from questions.published.forms import PublishedFilter
from questions.published.queries import PAGE_SIZE, published_questions


@login_not_required
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """All of them by role, area and level, a page at a time."""
    filters = PublishedFilter(request.GET)
    page = Paginator(published_questions(**filters.chosen), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"filters": filters, "page": page}
    return page_or_part(
        request, "questions/published/questions.html", context, results="questions/published/_list.html"
    )


@login_not_required
@require_safe
def question(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Headline, situation and ask."""
    found = Question.objects.published().select_related("role", "area", "level", "current_version")
    shown = get_object_or_404(found, public_id=public_id)
    return TemplateResponse(request, "questions/published/question.html", {"question": shown})
