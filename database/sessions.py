"""Django's database sessions; the one query of every request is a prepared one."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from database.compiled import prepared
from database.private import FoundSessions


class SessionStore(FoundSessions):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def find(self, key: str) -> Session | None:
        return next(iter(_live_session(session_key=key, now=timezone.now())), None)


@prepared
def _live_session(*, session_key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=session_key, expire_date__gt=now)
