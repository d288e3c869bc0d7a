"""What can be done to an account outside the sign-in pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from accounts.models import User
from database.models import Session


def change_settings(*, user: User, chosen: Mapping[str, Any]) -> None:
    """Store what a person chose, and no other column: the row may have changed since it was read."""
    User.objects.filter(pk=user.pk).update(**chosen)


def grant_author(*, user: User, granted: bool) -> None:
    """Give or take the permission to author questions and publish roles."""
    user.is_author = granted
    user.save(update_fields=["is_author"])


def end_sessions(*, user: User) -> None:
    """Sign a person out everywhere."""
    Session.objects.filter(account=str(user.pk)).delete()


def password_reset_path(user: User) -> str:
    """The path of a one-time link with which this person sets a new password, for sites without mail."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token}
    )
