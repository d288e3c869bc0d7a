"""The request as our views see it, and what it asks for."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class AuthedRequest(HttpRequest):
    """A request of somebody who is signed in, with what the middleware adds."""

    user: User
    htmx: HtmxDetails


def asks_for_json(request: HttpRequest) -> bool:
    """Whether this comes from a script of ours: a browser that opens a page would rather have HTML."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
