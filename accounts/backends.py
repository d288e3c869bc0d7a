"""Signing in, and finding the person of a session.

Sessions store the dotted path `accounts.backends.EmailBackend`: moving it would sign everybody out.
"""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from accounts.models import User
from database.compiled import prepared


class EmailBackend(AuthenticationBackend):
    """Sign-in by e-mail and password; the person of a session is found by a prepared query."""

    def get_user(self, user_id: int) -> User | None:
        return next(iter(_active_user(pk=user_id)), None)


@prepared
def _active_user(*, pk: int) -> QuerySet[User]:
    return User.objects.filter(pk=pk, is_active=True)
