"""The site's own error pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from accounts.requests import asks_for_json
from accounts.sent_texts import sent_texts


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A stale form: say that nothing was stored, and show the texts that it held.

    Either answer sets the cookie anew, so that a script's next try carries the right token.
    """
    if asks_for_json(request):
        get_token(request)
        return JsonResponse({"error": "csrf", "message": "Nothing was stored. Send it again."}, status=403)
    return render(request, "403_csrf.html", {"texts": sent_texts(request)}, status=403)
