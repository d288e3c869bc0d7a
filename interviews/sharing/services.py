"""Read-only links to one interview: made for some days, revoked at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from interviews.errors import NotGraded
from interviews.models import Interview, Share
from interviews.models.interview import State

USUAL_DAYS: Final = 14
MOST_DAYS: Final = 90
# The salt keeps a token of another purpose from opening a report.
_SIGNER: Final = Signer(salt="interviews.share")


@transaction.atomic
def create_share(*, interview: Interview, days: int) -> Share:
    """Open a link that ends by itself after `days`. Raises NotGraded."""
    if interview.state != State.GRADED:
        raise NotGraded
    now = timezone.now()
    share = Share(interview=interview, created_at=now, expires_at=now + timedelta(days=days))
    share.full_clean()
    share.save()
    return share


def revoke_share(*, share: Share) -> None:
    """Close a link for good; revoking twice keeps the first time."""
    Share.objects.filter(pk=share.pk, revoked_at=None).update(revoked_at=timezone.now())


def token_of(share: Share) -> str:
    """The signed token of the link. It is not stored, so that reading the database gives nobody a link."""
    return _SIGNER.sign(share.public_id.hex)


def public_id_of(token: str) -> str | None:
    """The share that a token names, None for one that was not made here."""
    try:
        return _SIGNER.unsign(token)
    except BadSignature:
        return None
