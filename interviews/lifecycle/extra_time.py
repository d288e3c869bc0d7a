"""Granting time while a mock is running. The caller checks that the person may grant it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from accounts.models import User
from database import clock
from database.units import MINUTE
from interviews.errors import NoDeadline, NotRunning, OwnExtension
from interviews.models import Answer, Extension, Interview


@transaction.atomic
def extend_deadline(*, interview: Interview, granted_by: User, minutes: int, reason: str) -> Extension:
    """Move the bell and the end of the grace forwards, and record by whom and why.

    Raises ValidationError for invalid minutes or an invalid reason, InterviewError if the bell cannot move.
    """
    if not interview.is_mock:
        raise NoDeadline
    if interview.owner_id == granted_by.pk:
        raise OwnExtension
    extension = Extension(
        interview=interview,
        granted_by=granted_by,
        minutes=minutes,
        reason=reason.strip(),
        at=clock.db_now(),  # type: ignore[misc]
    )
    extension.clean_fields(exclude=["at"])
    more = minutes * MINUTE
    running = Interview.objects.running().filter(pk=interview.pk)
    if not running.update(deadline_at=F("deadline_at") + more, closes_at=F("closes_at") + more):
        raise NotRunning
    extension.save()
    extension.refresh_from_db(fields=["at"])
    _late_is_in_time(interview)
    return extension


def _late_is_in_time(interview: Interview) -> None:
    """Texts saved in the grace are now before the new bell; the text as of the old bell is in the history."""
    late = Answer.objects.filter(turn__interview=interview, late_by__gt=0)
    late.update(late_by=0, text_at_deadline=None)
