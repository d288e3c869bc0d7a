"""What the grading page's script talks to: saving marks, quotes and reasons as they are made. JSON."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from accounts.gate.requests import AuthedRequest, require_POST
from interviews.errors import InterviewError
from interviews.grading.errors import AlreadyCommitted
from interviews.grading.forms import GradingForm, SavedForm
from interviews.grading.queries import GradableTurn
from interviews.grading.services import open_turn_for_grading, require_blind_pass, save_draft
from interviews.models import Grading, Turn
from interviews.reading.turns import answer_sheet, load_answers

INCOMPLETE = "This page sent something incomplete. Reload it and try again."


@require_POST
def save_marks(request: AuthedRequest, public_id: uuid.UUID, position: int, pass_kind: str) -> HttpResponse:
    """Keep the form as it stands. The reply has the parts of the page that follow from it.

    409 after another window saved: both are stored together, and the page has to be loaded again.
    """
    sent = SavedForm(request.POST)
    if not sent.is_valid():
        return JsonResponse({"error": "invalid", "message": INCOMPLETE}, status=400)
    try:
        with transaction.atomic():
            return _save(request, sent, _own_turn(request, public_id, position), pass_kind)
    except AlreadyCommitted as error:
        return JsonResponse({"error": "closed", "message": str(error), "apart": False}, status=410)
    except InterviewError as error:
        return JsonResponse({"error": "invalid", "message": str(error)}, status=400)


def _save(request: AuthedRequest, sent: SavedForm, gradable: GradableTurn, pass_kind: str) -> HttpResponse:
    blind = require_blind_pass(gradable) if pass_kind == Grading.Pass.FINAL else None
    fields = sent.fields_of()
    load_answers(gradable.turn)
    form = GradingForm(
        gradable.rubric, said=gradable.said(), fields=fields, blind=blind, is_checked="check" in fields
    )
    if form.refusal:
        return JsonResponse({"error": "invalid", "message": form.refusal}, status=400)
    saved = save_draft(
        gradable=gradable,
        grader=request.user,
        pass_kind=pass_kind,
        form=form.as_left(),
        based_on=sent.cleaned_data["revision"],
        shown=form.shown,
    )
    if saved.is_joined:
        return JsonResponse({"error": "stale", "revision": saved.revision, "apart": False}, status=409)
    return JsonResponse(
        {
            "op": str(sent.cleaned_data["operation"]),
            "revision": saved.revision,
            "parts": _parts(gradable, form, is_blind=blind is None),
        }
    )


def _parts(gradable: GradableTurn, form: GradingForm, *, is_blind: bool) -> str:
    context = {
        "form": form,
        "was": form.choices,
        "interview": gradable.interview,
        "is_first_pass": is_blind,
        "answer": answer_sheet(gradable.turn, form.quotes(), is_own=True),
    }
    return render_to_string("interviews/grading/live/_all.html", context)


def _own_turn(request: AuthedRequest, public_id: uuid.UUID, position: int) -> GradableTurn:
    try:
        return open_turn_for_grading(owner=request.user, interview=public_id, position=position)
    except Turn.DoesNotExist:
        raise Http404 from None
