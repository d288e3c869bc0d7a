"""Setting an interview up, with the plan following every change."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from accounts.gate.requests import AuthedRequest, page_or_part, require_form, require_POST
from interviews.errors import AnotherMockRuns, InterviewError, NotGradable, NotGraded
from interviews.lifecycle import transitions
from interviews.models import Turn
from interviews.models.interview import State
from interviews.planning.draw import PlanningError
from interviews.planning.forms import SetUpForm
from interviews.planning.services import create_interview, plan_again
from interviews.planning.set_up_forms import SetUp, set_up_page
from interviews.seats import give_seat
from questions.models import Role


@require_form
def set_up(request: AuthedRequest) -> HttpResponse:
    """Ready to start on arrival; GET draws the plan, POST starts or keeps it."""
    role = _role(request)
    if role is None:
        return TemplateResponse(request, "interviews/planning/set_up_without_role.html")
    if "csrfmiddlewaretoken" in request.GET and not request.headers.get("HX-Request"):
        return redirect(f"{request.path}?{_choices(request.GET)}")
    sent = request.POST if request.method == "POST" else request.GET
    form = SetUpForm(role, sent)
    if request.method == "POST" and form.is_valid():
        return _create(request, form)
    return _show(request, set_up_page(owner=request.user, form=form))


def _choices(sent: QueryDict) -> str:
    """What a form that asks for the plan sends along, without what no address, history or log should hold."""
    choices = sent.copy()
    for name in ("csrfmiddlewaretoken", "drawn_for"):
        choices.pop(name, None)
    return choices.urlencode()


def _create(request: AuthedRequest, form: SetUpForm) -> HttpResponse:
    if form.plan_is_old:
        return _show(request, set_up_page(owner=request.user, form=form), status=409)
    starts = form.sent_plan.do != "keep"
    try:
        with transaction.atomic():
            interview = create_interview(owner=request.user, wanted=form.plan_request())
            if starts:
                interview = transitions.start(interview=interview, seat=uuid.uuid4())
    except PlanningError:
        return _show(request, set_up_page(owner=request.user, form=form), status=409)
    except AnotherMockRuns:
        return _show(request, set_up_page(owner=request.user, form=form), status=409)
    except NotGradable as error:
        messages.warning(request, str(error))
        return _show(request, set_up_page(owner=request.user, form=form), status=409)
    response = redirect(interview)
    if starts:
        give_seat(response, interview)
    return response


def _show(request: AuthedRequest, page: SetUp, *, status: int = 200) -> HttpResponse:
    return page_or_part(
        request,
        "interviews/planning/set_up.html",
        {"page": page, "form": page.form, "is_refused": status != 200},
        status=status,
        plan="interviews/planning/_plan.html",
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


@require_POST
def answer_again(request: AuthedRequest, public_id: uuid.UUID, position: int) -> HttpResponse:
    """Start a practice with the question of one turn of a graded interview."""
    own = Turn.objects.questions().filter(interview__owner=request.user, interview__public_id=public_id)
    related = own.select_related("interview", "area", "version__question__current_version")
    turn = get_object_or_404(related, position=position)
    if turn.interview.state != State.GRADED:
        messages.warning(request, NotGraded.message)
        return redirect(turn.interview)
    practice = plan_again(turn=turn)
    seat = uuid.uuid4()
    try:
        practice = transitions.start(interview=practice, seat=seat)
    except InterviewError as error:
        messages.warning(request, str(error))
        return redirect(practice)
    response = redirect(practice)
    give_seat(response, practice)
    return response
