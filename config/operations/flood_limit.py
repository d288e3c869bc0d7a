"""Refuse a flood before it costs much: no session is read, no statement sent, nothing stored."""

from __future__ import annotations

import logging
import math
import time
from typing import Final

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string

from accounts.gate.requests import GetResponse, asks_for_json
from config.operations.flood import Buckets, Refusal, address_of

# Behind one address there may be a whole class that has not signed in yet.
PEOPLE_AT_AN_ADDRESS: Final = 10
# A session's key has 32 characters; a longer value of the cookie is cut, to bound the memory.
_LONGEST_KEY: Final = 64
_SENTENCE: Final = "Too many requests at once. Nothing was stored. Wait a moment and try again."

_log = logging.getLogger(__name__)


def flood_limit(get_response: GetResponse) -> GetResponse:
    """Answer 429 to a session (or an address without one) that goes on sending more than its share."""
    if not settings.FLOOD_RATE:
        raise MiddlewareNotUsed
    people = Buckets(settings.FLOOD_RATE)
    addresses = Buckets(settings.FLOOD_RATE * PEOPLE_AT_AN_ADDRESS)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        buckets, key = (people, session[:_LONGEST_KEY]) if session else (addresses, _address(request))
        refusal = buckets.take(key, now=time.monotonic())
        return get_response(request) if refusal is None else _refuse(request, refusal)

    return middleware


def _address(request: HttpRequest) -> str:
    return address_of(
        request.META.get("REMOTE_ADDR", ""),
        request.headers.get("X-Forwarded-For", ""),
        proxies=settings.ALLAUTH_TRUSTED_PROXY_COUNT,
    )


def _refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    if refusal.is_first:
        _log.warning("A flood of requests is refused, now at %r", request.path)
    response: HttpResponse
    if asks_for_json(request):
        response = JsonResponse({"error": "too_many", "message": _SENTENCE}, status=429)
    else:
        response = HttpResponse(render_to_string("429.html"), status=429)
    response.headers["Retry-After"] = str(max(1, math.ceil(refusal.seconds)))
    response.headers["Cache-Control"] = "no-store"
    # The middleware that sets the length comes after this one.
    response.headers["Content-Length"] = str(len(response.content))
    # One line for the flood is enough: a line for each request would flood the log.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
