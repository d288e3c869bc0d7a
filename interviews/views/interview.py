"""One address for an interview: its state decides which page stands there."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.requests import AuthedRequest
from interviews.models import Interview
from interviews.models.interview import State
from interviews.selectors.own import own_interview
from interviews.views.grading import show_grading
from interviews.views.report import show_report
from interviews.views.room import show_plan, show_room

_PAGES: dict[str, Callable[[AuthedRequest, Interview], HttpResponse]] = {
    State.PLANNED: show_plan,
    State.RUNNING: show_room,
    State.GRADING: show_grading,
    State.GRADED: show_report,
}


@require_safe
def interview(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """The plan, the room, the grading or the report."""
    interview = own_interview(request.user, public_id)
    return _PAGES[interview.state_now](request, interview)
