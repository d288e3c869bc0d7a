"""Refuse a flood before it costs much: no session is read, no statement sent, nothing stored.

Each person has a token bucket, in this process and in bounded memory.
"""

from __future__ import annotations

import logging
import math
import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string

from accounts.gate.requests import GetResponse, asks_for_json

# A bucket holds the allowance of this many seconds, which may come at once after a rest.
SECONDS_AT_ONCE: Final = 6
# The bucket that was unused for longest is dropped first, which only fills it again.
MOST_BUCKETS: Final = 10_000
# Behind one address there may be a whole class that has not signed in yet.
PEOPLE_AT_AN_ADDRESS: Final = 10
# A session's key has 32 characters; a longer value of the cookie is cut, to bound the memory.
_LONGEST_KEY: Final = 64
_SENTENCE: Final = "Too many requests at once. Nothing was stored. Wait a moment and try again."

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """The seconds to wait; the first refusal since the bucket was full is logged."""

    seconds: float
    is_first: bool


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    refuses: bool = False


class Buckets:
    """A bucket per key that fills with `rate` tokens a second; a request takes one. Safe among threads."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._full = rate * SECONDS_AT_ONCE
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str, *, now: float) -> Refusal | None:
        """Let a request through, or say when to come back; `now` is in seconds and never goes back."""
        with self._lock:
            bucket = self._filled(key, now)
            if bucket.tokens >= 1:
                bucket.tokens -= 1
                return None
            is_first, bucket.refuses = not bucket.refuses, True
            return Refusal((1 - bucket.tokens) / self._rate, is_first)

    def _filled(self, key: str, now: float) -> _Bucket:
        bucket = self._buckets.setdefault(key, _Bucket(self._full, now))
        bucket.tokens = min(self._full, bucket.tokens + (now - bucket.at) * self._rate)
        bucket.refuses = bucket.refuses and bucket.tokens < self._full
        bucket.at = now
        self._buckets.move_to_end(key)
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return bucket


def address_of(remote: str, forwarded_for: str, *, proxies: int) -> str:
    """The client's address as our outermost proxy saw it; headers that the client sent itself are ignored."""
    hops = [hop.strip() for hop in forwarded_for.split(",") if hop.strip()]
    return hops[-proxies] if 0 < proxies <= len(hops) else remote


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
