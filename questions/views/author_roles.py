"""The workshop: the roles one may edit, and the questions of one of them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from accounts.requests import AuthedRequest
from questions.forms.author_filters import WorkshopFilter
from questions.models import Role
from questions.selectors.workshop import page_of_questions, roles_to_edit, workbench


@require_safe
def workshop(request: AuthedRequest) -> HttpResponse:
    """The roles one may edit, with the state of their questions."""
    return TemplateResponse(
        request, "questions/workshop/workshop.html", {"roles": roles_to_edit(request.user)}
    )


@require_safe
def workshop_role(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """A role's questions by area and level."""
    role = get_object_or_404(
        Role.objects.editable_by(request.user).select_related("ladder"), public_id=public_id
    )
    bench = workbench(role)
    filters = WorkshopFilter(request.GET or None, areas=bench.areas, levels=bench.levels)
    context = {
        "role": role,
        "bench": bench,
        "filters": filters,
        "page": page_of_questions(role, filters.chosen, request.GET.get("page")),
    }
    return TemplateResponse(request, "questions/workshop/role.html", context)
