"""One's own interview, found through its owner."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import User
from database.compiled import prepared
from interviews.models import Interview


def own_interview(owner: User, public_id: uuid.UUID) -> Interview:
    """This person's interview as of now, with its bar. Raises Http404 for anybody else's."""
    found = _own(owner=owner.pk, public_id=public_id)
    if not found:
        raise Http404
    interview = found[0]
    interview.owner = owner
    return interview


def id_of(person: User | int) -> int:
    return person if isinstance(person, int) else person.pk


@prepared
def _own(*, owner: int, public_id: uuid.UUID) -> QuerySet[Interview]:
    own = Interview.objects.filter(owner=owner, public_id=public_id)
    return own.as_of_now().select_related("bar")
