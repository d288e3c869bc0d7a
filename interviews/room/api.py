"""What the room's script talks to: saving a box, and asking how things stand. JSON, no redirects."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from accounts.gate.requests import AuthedRequest, require_POST, require_safe
from interviews.errors import NotWritable, Stale
from interviews.models.interview import State
from interviews.room.forms import NOT_UTF8, SaveForm, first_error, is_utf8
from interviews.room.page import used
from interviews.saving.autosave import save_answer
from interviews.saving.guard import BoxAddress
from interviews.seats import read_seat

# What the page's script meets; anything else it takes for "not acknowledged" and repeats.
_STATUS = {"stale": 409, "seat": 409, "paused": 409, "closed": 410}


@require_POST
def save_box(request: AuthedRequest, public_id: uuid.UUID, turn: int, box: int) -> HttpResponse:
    """Save one answer box for the page's script; 200 is sent only after the commit."""
    if not is_utf8(request):
        return JsonResponse({"error": "invalid", "message": NOT_UTF8}, status=400)
    form = SaveForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": "invalid", "message": first_error({box: form})}, status=400)
    try:
        saved = save_answer(
            owner=request.user,
            seat=read_seat(request),
            at=BoxAddress(interview=public_id, turn=turn, box=box),
            save=form.save_of(),
        )
    except NotWritable as error:
        return _refused(error)
    return JsonResponse(
        {
            "op": str(saved.operation),
            "revision": saved.revision,
            "saved_at": saved.saved_at,
            "remaining": saved.remaining,
            "late_by": saved.late_by,
        }
    )


@require_safe
def pulse(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """How the interview stands for this window: asked every few seconds, writes nothing.

    `remaining` in a mock, `used` in a practice: the milliseconds its clock shows.
    """
    interview = get_object_or_404(request.user.interviews.as_of_now(), public_id=public_id)
    deadline = interview.deadline_at
    return JsonResponse(
        {
            "running": interview.state_now == State.RUNNING,
            "seat": interview.seat == read_seat(request),
            "turn": interview.current_turn,
            "remaining": None if deadline is None else deadline - interview.now,
            "used": used(interview) if deadline is None else None,
        }
    )


def _refused(error: NotWritable) -> JsonResponse:
    body: dict[str, object] = {"error": error.code, "message": str(error)}
    if isinstance(error, Stale):
        body |= {"text": error.text, "revision": error.revision}
    return JsonResponse(body, status=_STATUS[error.code])
