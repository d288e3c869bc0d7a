"""The seat of a browser: a cookie for the address of one interview, sent with no other."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from interviews.models import Interview

_COOKIE = "seat"


def read_seat(request: HttpRequest) -> uuid.UUID | None:
    """The seat this browser claims."""
    return seat_named(request.COOKIES.get(_COOKIE, ""))


def seat_named(text: str) -> uuid.UUID | None:
    """The seat that a cookie or a form names; None if it is not an id."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def give_seat(response: HttpResponseBase, interview: Interview) -> None:
    """Let this browser write in the interview from now on."""
    response.set_cookie(
        _COOKIE,
        str(interview.seat),
        max_age=settings.SESSION_COOKIE_AGE,
        path=interview.get_absolute_url(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
