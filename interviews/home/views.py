from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from accounts.gate.requests import require_safe
from interviews.home.page import desk
from interviews.rules.ladder_graphic import ladder_graphic
from questions.roles.queries import published_roles

_EXAMPLE_LEVELS = ("Junior", "Mid", "Senior", "Lead")


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The landing page or, for somebody who is signed in, their desk."""
    if request.user.is_authenticated:
        return TemplateResponse(request, "interviews/home/desk.html", {"desk": desk(request.user)})
    example = ladder_graphic(_EXAMPLE_LEVELS, reached=2, bar=3)
    return TemplateResponse(
        request, "interviews/home/landing.html", {"example": example, "roles": published_roles()}
    )
