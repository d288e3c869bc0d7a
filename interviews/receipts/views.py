"""When an answer was saved, what was kept of it, and putting a kept text back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.gate.requests import AuthedRequest, require_POST, require_safe
from interviews.errors import InterviewError, Stale
from interviews.receipts.forms import ReceiptsForm, RestoreForm
from interviews.receipts.page import receipts as receipts_of
from interviews.receipts.services import restore_text as restore
from interviews.saving.guard import BoxAddress
from interviews.seats import read_seat


@require_safe
def receipts(request: AuthedRequest, public_id: uuid.UUID, position: int) -> HttpResponse:
    """The saves and the kept texts of a turn that has begun; the closing has none."""
    interview = get_object_or_404(request.user.interviews.as_of_now(), public_id=public_id)
    page = receipts_of(interview, position, seat=read_seat(request), **ReceiptsForm(request.GET).chosen)
    if page is None:
        raise Http404
    return TemplateResponse(
        request, "interviews/receipts/receipts.html", {"interview": interview, "page": page}
    )


@require_POST
def restore_text(request: AuthedRequest, public_id: uuid.UUID, turn: int, box: int) -> HttpResponse:
    """Put a kept text back into the box, while its question is open."""
    interview = get_object_or_404(request.user.interviews, public_id=public_id)
    form = RestoreForm(request.POST)
    back = reverse("interviews:receipts", kwargs={"public_id": public_id, "position": turn})
    if not form.is_valid():
        messages.warning(request, "Nothing was put back: the form was incomplete. Choose the text again.")
        return redirect(back)
    at = BoxAddress(interview=public_id, turn=turn, box=box)
    try:
        restore(owner=request.user, seat=read_seat(request), at=at, **form.cleaned_data)
    except Stale:
        messages.warning(request, "This answer was changed meanwhile, so nothing was put back. Look again.")
        return redirect(f"{back}?box={box}")
    except InterviewError as error:
        messages.warning(request, str(error))
        return redirect(back)
    messages.success(request, "The text is in its box again. The one it replaced is kept too.")
    return redirect(interview)
