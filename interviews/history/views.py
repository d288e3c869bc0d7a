"""The list of one's interviews, and deleting one of them."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from accounts.gate.requests import AuthedRequest, page_or_part, require_form, require_safe
from interviews.errors import InterviewError, StillRunning
from interviews.history.forms import HistoryForm
from interviews.history.page import filter_options, history_page
from interviews.lifecycle import transitions
from interviews.models.interview import State


@require_safe
def history(request: AuthedRequest) -> HttpResponse:
    """One's own interviews, newest first."""
    form = HistoryForm(request.GET, options=filter_options(request.user))
    page = history_page(
        request.user,
        filters=form.chosen,
        before=request.GET.get("before", ""),
        after=request.GET.get("after", ""),
    )
    return page_or_part(
        request,
        "interviews/history/history.html",
        {"form": form, "page": page, "advice": form.advice(page.droppable)},
        results="interviews/history/_list.html",
    )


@require_form
def delete_interview(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask, then delete a planned or closed interview with everything in it."""
    interview = get_object_or_404(request.user.interviews.as_of_now(), public_id=public_id)
    if interview.state_now == State.RUNNING:
        messages.warning(request, StillRunning.message)
        return redirect(interview)
    if request.method != "POST":
        return TemplateResponse(request, "interviews/history/delete.html", {"interview": interview})
    try:
        transitions.delete(interview=transitions.settle(interview))
    except InterviewError as error:
        messages.warning(request, str(error))
        return redirect(interview)
    messages.success(request, f"“{interview.title}” is deleted with its answers and marks.")
    return redirect("interviews:history")
