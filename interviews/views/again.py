"""Answering one question of a report again, at once."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.requests import AuthedRequest
from interviews.errors import InterviewError
from interviews.grading_errors import NotGraded
from interviews.models import Turn
from interviews.models.interview import State
from interviews.seats import give_seat
from interviews.services import sitting
from interviews.services.again import plan_again


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
        practice = sitting.start(interview=practice, seat=seat)
    except InterviewError as error:
        messages.warning(request, str(error))
        return redirect(practice)
    response = redirect(practice)
    give_seat(response, practice)
    return response
