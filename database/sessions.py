"""Django's database sessions, each with its account; the one query of every request is a prepared one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.db.models import QuerySet
from django.utils import timezone

from database.compiled import prepared
from database.models import Session
from database.private import FoundSessions


class SessionStore(FoundSessions):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = cast(Session, super().create_model_instance(data))
        row.account = data.get(SESSION_KEY)
        return row

    def find(self, key: str) -> Session | None:
        return next(iter(_live_session(session_key=key, now=timezone.now())), None)


@prepared
def _live_session(*, session_key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=session_key, expire_date__gt=now)
