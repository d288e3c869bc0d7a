"""The request as our views see it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class AuthedRequest(HttpRequest):
    """A request of somebody who is signed in, with what the middleware adds."""

    user: User
    htmx: HtmxDetails
