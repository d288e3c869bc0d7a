"""For whom a form was drawn: the form says so itself, so that it is never stored for somebody else.

Tabs share one session. When another person signs in in one of them, the pages of the first still stand in the
others, and what is sent from there would be theirs by its words and the other person's by its cookie.
"""

from __future__ import annotations

from typing import Final

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

NAME: Final = "drawn_for"
_SIGNER: Final = "accounts.drawn_for"


def mark(request: HttpRequest) -> str:
    """What a form that is drawn now says; "" for a visitor. It is signed, because it leads to a name."""
    user = getattr(request, "user", None)  # a request that is refused at the door has none
    return Signer(salt=_SIGNER).sign(user.pk) if user is not None and user.is_authenticated else ""


def drawn_for(request: HttpRequest) -> int | None:
    """The key of the person for whom a form that was sent was drawn; None where it does not say.

    Raises SuspiciousOperation if the form is too large: read once more, it would seem to be empty.
    """
    try:
        return int(Signer(salt=_SIGNER).unsign(request.POST.get(NAME, "")))
    except (BadSignature, ValueError, OSError):  # or it was cut off on its way
        return None
