"""Setting an interview up, with the plan following every change."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from accounts.requests import AuthedRequest
from interviews.errors import AnotherMockRuns, NotGradable
from interviews.forms.set_up import SetUpForm
from interviews.forms.set_up_page import SetUp, set_up_page
from interviews.models import Interview
from interviews.planning import PlanningError
from interviews.seats import give_seat
from interviews.services import sitting
from interviews.services.planning import create_interview
from questions.models import Role


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: AuthedRequest) -> HttpResponse:
    """Ready to start on arrival; GET draws the plan, POST starts or keeps it."""
    role = _role(request)
    if role is None:
        return TemplateResponse(request, "interviews/planning/set_up_without_role.html")
    sent = request.POST if request.method == "POST" else request.GET
    form = SetUpForm(role, sent.dict())
    if request.method == "POST" and form.is_valid():
        return _create(request, form)
    return _show(request, set_up_page(owner=request.user, form=form))


def _create(request: AuthedRequest, form: SetUpForm) -> HttpResponse:
    starts = request.POST.get("do") != "keep"
    try:
        with transaction.atomic():
            interview = create_interview(owner=request.user, wishes=form.wishes())
            if starts:
                interview = sitting.start(interview=interview, seat=uuid.uuid4())
    except PlanningError:
        return _show(request, set_up_page(owner=request.user, form=form))
    except AnotherMockRuns as error:
        running = request.user.interviews.running().filter(mode=Interview.Mode.MOCK).first()
        page = set_up_page(owner=request.user, form=form)
        return _show(request, page, refusal=str(error), running=running, status=409)
    except NotGradable as error:
        messages.warning(request, str(error))
        return _show(request, set_up_page(owner=request.user, form=form), status=409)
    response = redirect(interview)
    if starts:
        give_seat(response, interview)
    return response


def _show(request: AuthedRequest, page: SetUp, *, status: int = 200, **extra: object) -> HttpResponse:
    template = "_plan.html" if request.htmx and request.htmx.target == "plan" else "set_up.html"
    return TemplateResponse(
        request, f"interviews/planning/{template}", {"page": page, "form": page.form, **extra}, status=status
    )


def _role(request: AuthedRequest) -> Role | None:
    """The role that was asked for, else the first one this person may read; a wrong id is 404."""
    readable = Role.objects.readable_by(request.user).select_related("ladder")
    wanted = request.POST.get("role") or request.GET.get("role")
    if not wanted:
        return readable.published().first() or readable.first()
    if "\0" in wanted:  # which PostgreSQL refuses to look up
        raise Http404
    try:
        return get_object_or_404(readable, public_id=uuid.UUID(wanted))
    except ValueError:
        return get_object_or_404(readable, slug=wanted, visibility=Role.Visibility.PUBLISHED)
