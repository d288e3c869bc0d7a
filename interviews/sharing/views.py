"""Links to one interview: its owner makes and revokes them, anybody with a link may read."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.gate.requests import AuthedRequest, require_POST, require_safe
from interviews.errors import NotGraded
from interviews.models import Interview, Share
from interviews.models.interview import State
from interviews.report.answers_page import read_parts, read_turns
from interviews.report.page import report
from interviews.sharing import services
from interviews.sharing.forms import ShareForm

Page = Callable[[HttpRequest, str], HttpResponse]


@require_safe
def shares(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """The links of one interview, and a form for another."""
    interview = get_object_or_404(request.user.interviews, public_id=public_id)
    if interview.state != State.GRADED:
        messages.warning(request, NotGraded.message)
        return redirect(interview)
    return _shares_page(request, interview, ShareForm())


@require_POST
def create_share(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """Make a link that works for some days."""
    interview = get_object_or_404(request.user.interviews, public_id=public_id)
    form = ShareForm(request.POST)
    if not form.is_valid():
        return _shares_page(request, interview, form)
    try:
        services.create_share(interview=interview, days=form.cleaned_data["days"])
    except NotGraded as error:
        messages.warning(request, str(error))
        return redirect(interview)
    messages.success(request, "The link is ready. Copy it from the list.")
    return redirect("interviews:shares", public_id)


@require_POST
def revoke_share(request: AuthedRequest, public_id: uuid.UUID) -> HttpResponse:
    """Close a link at once."""
    own = Share.objects.filter(interview__owner=request.user).select_related("interview")
    share = get_object_or_404(own, public_id=public_id)
    services.revoke_share(share=share)
    messages.success(request, "The link no longer works.")
    return redirect("interviews:shares", share.interview.public_id)


def _for_link_holders(page: Page) -> Page:
    """Keep shared pages out of caches and search engines, and their address from other sites."""

    @wraps(page)
    def view(request: HttpRequest, token: str) -> HttpResponse:
        response = page(request, token)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return view


@login_not_required
@require_safe
@_for_link_holders
def shared_interview(request: HttpRequest, token: str) -> HttpResponse:
    """The report, for anybody with the link."""
    share = _open_share(token)
    shown = report(share.interview, candidate=str(share.interview.owner))
    context = {"share": share, "interview": share.interview, "report": shown, "token": token}
    return TemplateResponse(request, "interviews/sharing/report.html", context)


@login_not_required
@require_safe
@_for_link_holders
def shared_answers(request: HttpRequest, token: str) -> HttpResponse:
    """The answers and marks, for anybody with the link."""
    share = _open_share(token)
    turns = read_turns(share.interview, is_own=False)
    context = {"share": share, "interview": share.interview, "turns": turns}
    context |= {"parts": read_parts(share.interview, is_own=False), "token": token}
    return TemplateResponse(request, "interviews/sharing/answers.html", context)


def _open_share(token: str) -> Share:
    """The share of this token; a forged, revoked or expired one is 404 like any unknown address."""
    public_id = services.public_id_of(token)
    if public_id is None:
        raise Http404
    open_shares = Share.objects.open().filter(interview__state=State.GRADED)
    return get_object_or_404(
        open_shares.select_related("interview__owner", "interview__bar"), public_id=public_id
    )


def _shares_page(request: AuthedRequest, interview: Interview, form: ShareForm) -> HttpResponse:
    links = [
        (
            share,
            request.build_absolute_uri(
                reverse("interviews:shared_interview", args=[services.token_of(share)])
            ),
        )
        for share in interview.shares.open()
    ]
    context = {"interview": interview, "form": form, "links": links}
    return TemplateResponse(request, "interviews/sharing/shares.html", context)
