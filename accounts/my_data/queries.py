"""The data of the account itself: settings, addresses, the second step. Secrets are not read."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from accounts.models import User
from accounts.my_data.moments import iso


def account_data(person: User) -> dict[str, Any]:
    """The account's part of data.json, in two statements."""
    return {
        "account": _profile(person),
        "email_addresses": [
            {"email": row.email, "is_primary": row.primary, "is_confirmed": row.verified}
            for row in EmailAddress.objects.filter(user=person).order_by("pk")
        ],
        "second_steps": [
            {"kind": kind, "added_at": iso(added_at), "last_used_at": iso(last_used_at)}
            for kind, added_at, last_used_at in Authenticator.objects.filter(user=person)
            .order_by("pk")
            .values_list("type", "created_at", "last_used_at")
        ],
    }


def _profile(person: User) -> dict[str, Any]:
    return {
        "email": person.email,
        "name": person.display_name,
        "time_zone": person.time_zone,
        "extra_time_percent": person.extra_time_percent,
        "is_author": person.is_author,
        "joined_at": iso(person.date_joined),
        "last_signed_in_at": iso(person.last_login),
    }
