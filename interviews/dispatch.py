"""One address for an interview: its state decides which page stands there."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import HttpResponse

from accounts.gate.requests import AuthedRequest, require_safe
from interviews.grading.views import show_grading
from interviews.models import Interview
from interviews.models.interview import State
from interviews.reading.own import own_interview
from interviews.report.views import show_report
from interviews.room.views import show_plan, show_room


def _grading_or_report(request: AuthedRequest, interview: Interview) -> HttpResponse:
    """The report, if nothing was answered: then there is nothing to grade."""
    return show_grading(request, interview) or show_report(request, interview)


_PAGES: dict[str, Callable[[AuthedRequest, Interview], HttpResponse]] = {
    State.PLANNED: show_plan,
    State.RUNNING: show_room,
    State.GRADING: _grading_or_report,
    State.GRADED: show_report,
}


@require_safe
def interview(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """The plan, the room, the grading or the report."""
    interview = own_interview(request.user, public_id)
    return _PAGES[interview.state_now](request, interview)
