"""Who may ask for a page, and in which zone it shows times."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from accounts.gate.marked_forms import drawn_for
from accounts.gate.requests import GetResponse, asks_for_json, page_of_the_form
from accounts.gate.sent_forms import SentText, draft_of, sent_texts
from accounts.models import User

ViewFunction = Callable[..., HttpResponseBase]

_SENTENCES = {
    "signed_out": "You are signed out. Sign in again to go on.",
    "another_person": "Somebody else is signed in in this browser.",
}


class FormsKeepTheirPerson:
    """A form that was drawn for one person is not taken from another; its words are shown again.

    It stands before the check of the CSRF token, which a sign-in changes: "too old" would be half the truth.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: ViewFunction, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        writer = drawn_for(request) if request.method == "POST" else None
        if writer is None or writer == request.user.pk:
            return None
        if request.user.is_authenticated:
            return _show_whose(request, writer)
        texts = sent_texts(request) if getattr(view_func, "login_required", True) else []
        return _show_again(request, texts) if texts and not asks_for_json(request) else None


class SignInRequired(LoginRequiredMiddleware):
    """Every view asks for sign-in unless it says otherwise; a script gets JSON instead of a redirect.

    A form with texts gets no redirect either: the texts are stored nowhere, so the page shows them.
    htmx is told to open the sign-in page, which it would put into a part of the page.

    A script that outlives its session names its person in X-Person. If somebody else has signed in
    meanwhile, in another tab, it is told so, instead of a 404 that could mean anything.
    """

    def process_view(
        self, request: HttpRequest, view_func: ViewFunction, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if getattr(view_func, "login_required", True):
            if asks_for_json(request):
                return _refusal(request)
            if not request.user.is_authenticated and (texts := sent_texts(request)):
                return _show_again(request, texts)
        response: HttpResponseBase | None = super().process_view(request, view_func, view_args, view_kwargs)
        if isinstance(response, HttpResponseRedirect) and request.headers.get("HX-Request") == "true":
            return HttpResponseClientRedirect(response.url)
        return response

    def handle_no_permission(self, request: HttpRequest, view_func: ViewFunction) -> HttpResponseRedirect:
        """After sign-in a form leads back to its page, because its own address may only take POST."""
        if page := page_of_the_form(request):
            return redirect_to_login(page)
        response: HttpResponseRedirect = super().handle_no_permission(request, view_func)
        return response


def _show_again(request: HttpRequest, texts: list[SentText]) -> HttpResponse:
    context = {"texts": texts, "page": page_of_the_form(request), "draft": draft_of(request)}
    return render(request, "accounts/signed_out.html", context, status=403)


def _show_whose(request: HttpRequest, writer: int) -> HttpResponse:
    if asks_for_json(request):
        return _unauthorized("another_person")
    person = User.objects.filter(pk=writer).first()
    context = {"writer": person, "texts": sent_texts(request), "draft": draft_of(request)}
    return render(request, "accounts/another_person.html", context, status=403)


def _refusal(request: HttpRequest) -> JsonResponse | None:
    """Why a script is not served; None when it is."""
    if not request.user.is_authenticated:
        return _unauthorized("signed_out")
    if request.headers.get("X-Person", str(request.user.pk)) != str(request.user.pk):
        return _unauthorized("another_person")
    return None


def _unauthorized(error: str) -> JsonResponse:
    body = {"error": error, "message": _SENTENCES[error]}
    return JsonResponse(body, status=401, headers={"Cache-Control": "no-store"})


def local_time(get_response: GetResponse) -> GetResponse:
    """Activate the zone for one request: the person's setting, else what their browser says, else UTC."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.user.time_zone if request.user.is_authenticated else ""
        with timezone.override(_zone(chosen or request.COOKIES.get("time_zone", ""))):
            return get_response(request)

    return middleware


def _zone(name: str) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(name or "UTC")
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return zoneinfo.ZoneInfo("UTC")
