"""The site's own error pages."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views import defaults

from accounts.gate.requests import asks_for_json, page_of_the_form
from accounts.gate.sent_forms import sent_texts

_TOO_MUCH = "This is more text than can be sent at once. Nothing was stored. Shorten it and send it again."


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a stale form: nothing was stored, and these are the texts that it held.

    Either answer sets the cookie again, so that a script's next try carries the right token.
    """
    if asks_for_json(request):
        get_token(request)
        return JsonResponse({"error": "csrf", "message": "Nothing was stored. Send it again."}, status=403)
    context = {"texts": sent_texts(request), "page": page_of_the_form(request)}
    return render(request, "403_csrf.html", context, status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an unknown address; if a form was sent there, it shows the form's texts."""
    return render(request, "404.html", {"texts": sent_texts(request)}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The page for a request that cannot be read or is too large; its texts cannot be shown."""
    if not isinstance(exception, RequestDataTooBig):
        return defaults.bad_request(request, exception)
    if asks_for_json(request):
        return JsonResponse({"error": "invalid", "message": _TOO_MUCH}, status=413)
    return HttpResponse(render_to_string("413.html"), status=413)
