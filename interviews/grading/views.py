"""Grading one's own answers: the page of the next step, and the two forms that are posted from it."""

from __future__ import annotations

import re
import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.gate.requests import AuthedRequest, require_POST
from interviews.errors import InterviewError
from interviews.grading.errors import BeingAsked
from interviews.grading.forms import GradingForm, fields_of_draft, revision_of, with_quote, without_quote
from interviews.grading.page import GradingPage, grading_page
from interviews.grading.queries import GradableTurn
from interviews.grading.services import (
    SavedDraft,
    commit_blind,
    commit_final,
    joined_draft,
    open_turn_for_grading,
    require_blind_pass,
    require_open_pass,
    save_draft,
)
from interviews.models import Grading, Interview, Turn
from interviews.reading.turns import answer_sheet
from interviews.rules.rubric import PassRecord

BLIND, FINAL = Grading.Pass.BLIND, Grading.Pass.FINAL
JOINED = (
    "You graded this answer in another window too. Both are together here; look it over before you commit."
)
_TURN = re.compile(r"[0-9]{1,4}")


def show_grading(request: AuthedRequest, interview: Interview) -> HttpResponse | None:
    """The first turn that needs a step, or the one asked for; None if nothing was answered.

    `check` in the address names the pass whose commit was refused: the page then says what is missing.
    """
    asked = request.GET.get("turn", "")
    page = grading_page(interview, owner=request.user, asked=int(asked) if _TURN.fullmatch(asked) else None)
    if page is None:
        return None
    gradable = page.gradable
    left, blind = (gradable.blind, None) if page.is_first_pass else (gradable.final, gradable.blind)
    form = GradingForm(
        gradable.rubric,
        said=gradable.said(),
        fields=fields_of_draft(left.draft if left else {}),
        blind=blind,
        is_checked=request.GET.get("check") == gradable.step,
    )
    return _page(request, page, form, revision=page.revision)


@require_POST
@transaction.atomic
def grade_turn(request: AuthedRequest, public_id: uuid.UUID, position: int) -> HttpResponse:
    """Commit the blind pass of a turn, or keep it as a draft."""
    try:
        gradable = _own_turn(request, public_id, position)
        return _take(request, gradable, pass_kind=BLIND, blind=None)
    except InterviewError as error:
        return _refuse(request, public_id, error)


@require_POST
@transaction.atomic
def confirm_turn(request: AuthedRequest, public_id: uuid.UUID, position: int) -> HttpResponse:
    """Commit the second pass of a turn, or keep it as a draft."""
    try:
        gradable = _own_turn(request, public_id, position)
        return _take(request, gradable, pass_kind=FINAL, blind=require_blind_pass(gradable))
    except InterviewError as error:
        return _refuse(request, public_id, error)


def _own_turn(request: AuthedRequest, public_id: uuid.UUID, position: int) -> GradableTurn:
    try:
        return open_turn_for_grading(owner=request.user, interview=public_id, position=position)
    except Turn.DoesNotExist:
        raise Http404 from None


def _unchanged(posted: QueryDict, detail: str) -> QueryDict:
    return posted


# What a button without script does to the form before it is stored.
_CHANGES = {"add": with_quote, "remove": without_quote}


def _take(
    request: AuthedRequest, gradable: GradableTurn, *, pass_kind: str, blind: PassRecord | None
) -> HttpResponse:
    """Store the form, as a draft or for good, and go where the button said."""
    act, _, detail = request.POST.get("action", "commit").partition(":")
    data = _CHANGES.get(act, _unchanged)(request.POST, detail)
    form = GradingForm(gradable.rubric, said=gradable.said(), fields=data, blind=blind, is_checked=True)
    if form.refusal:
        require_open_pass(gradable, pass_kind)
        return _again(request, gradable, form, revision_of(request.POST))
    based_on = revision_of(request.POST)
    left = form.as_left()
    if (
        act == "commit"
        and form.is_valid()
        and joined_draft(gradable, pass_kind, left, based_on, form.shown) == left
    ):
        return _commit(request, gradable, form, pass_kind, based_on)
    saved = _keep(request, gradable, form, pass_kind, based_on)
    if saved.is_joined:
        messages.warning(request, JOINED)
    elif act == "leave":
        messages.success(request, "Saved. The grading waits for you in your history.")
        return redirect("interviews:history")
    return _to_turn(gradable, check=pass_kind if act == "commit" else "", letter=detail[:1])


def _commit(
    request: AuthedRequest, gradable: GradableTurn, form: GradingForm, pass_kind: str, based_on: int | None
) -> HttpResponse:
    """After the first pass comes its reveal; after the second the next turn, or the report."""
    commit = commit_blind if pass_kind == BLIND else commit_final
    try:
        commit(gradable=gradable, grader=request.user, marks=form.marks())
    except BeingAsked:
        _keep(request, gradable, form, pass_kind, based_on)
        raise
    return _to_turn(gradable) if pass_kind == BLIND else redirect(gradable.interview)


def _keep(
    request: AuthedRequest, gradable: GradableTurn, form: GradingForm, pass_kind: str, based_on: int | None
) -> SavedDraft:
    return save_draft(
        gradable=gradable,
        grader=request.user,
        pass_kind=pass_kind,
        form=form.as_left(),
        based_on=based_on,
        shown=form.shown,
    )


def _again(
    request: AuthedRequest, gradable: GradableTurn, form: GradingForm, based_on: int | None
) -> HttpResponse:
    """The page with everything that was typed and is not stored, still based on the draft it was based on."""
    page = grading_page(gradable.interview, owner=request.user, asked=gradable.turn.position)
    if page is None or page.gradable.step is not gradable.step:
        return redirect(gradable.interview)
    return _page(request, page, form, revision=based_on, refused=_address(gradable))


def _page(
    request: AuthedRequest, page: GradingPage, form: GradingForm, *, revision: int | None, refused: str = ""
) -> HttpResponse:
    """The form of a page; `refused` is the address of what is stored, if what the form holds is not."""
    name, pass_kind = ("grade", "blind") if page.is_first_pass else ("confirm", "final")
    turn = (page.interview.public_id, page.turn.position)
    context = {
        "page": page,
        "form": form,
        "posts_to": reverse(f"interviews:{name}_turn", args=turn),
        "saves_to": reverse(f"interviews:save_{pass_kind}_marks", args=turn),
        "compared": [(criterion, page.points_of(criterion.row.letter)) for criterion in form],
        "answer": answer_sheet(page.turn, form.quotes(), is_own=True),
        "interview": page.interview,
        "revision": revision,
        "refused": refused,
        "was": form.was if refused else form.choices,
    }
    return TemplateResponse(request, f"interviews/grading/{name}.html", context)


def _refuse(request: AuthedRequest, public_id: uuid.UUID, error: InterviewError) -> HttpResponse:
    messages.warning(request, str(error))
    return redirect("interviews:interview", public_id)


def _to_turn(gradable: GradableTurn, *, check: str = "", letter: str = "") -> HttpResponse:
    fragment = f"#criterion-{letter}" if letter else ""
    return redirect(_address(gradable, check=check) + fragment)


def _address(gradable: GradableTurn, *, check: str = "") -> str:
    query = urlencode({"turn": gradable.turn.position} | ({"check": check} if check else {}))
    return f"{gradable.interview.get_absolute_url()}?{query}"
