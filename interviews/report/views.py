"""The report of a graded interview, and its answers to read."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from accounts.gate.requests import AuthedRequest, require_safe
from interviews.errors import NotHandedIn
from interviews.models import Interview
from interviews.report.answers_page import read_parts, read_turns
from interviews.report.page import report


def show_report(request: AuthedRequest, interview: Interview) -> HttpResponse:
    """The result in words, and the next step up."""
    context = {"report": report(interview), "interview": interview}
    return TemplateResponse(request, "interviews/report/report.html", context)


@require_safe
def read_answers(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """Every answer with its marks, once the interview is closed."""
    own = request.user.interviews.as_of_now().select_related("bar")
    interview = get_object_or_404(own, public_id=public_id)
    if not interview.reads_as_closed:
        messages.warning(request, NotHandedIn.message)
        return redirect(interview)
    turns = read_turns(interview, is_own=True)
    context = {"interview": interview, "turns": turns, "parts": read_parts(interview, is_own=True)}
    return TemplateResponse(request, "interviews/report/answers.html", context)
