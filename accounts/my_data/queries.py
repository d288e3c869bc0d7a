"""The data of the account itself: settings, addresses, the second step. Secrets are not read.

Also what the other apps need to read theirs.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import CharField, Model, TextField

from accounts.models import User
from accounts.my_data.moments import iso

# The hash of a password is nothing to export.
_NAMED: Final = frozenset({"email", "display_name", "time_zone", "password"})


def further_texts(row: Model, *, named: Collection[str]) -> dict[str, str]:
    """Every column of text that is not `named`, under its own name: a new column is exported by itself."""
    texts = [it for it in row._meta.concrete_fields if isinstance(it, CharField | TextField)]
    return {it.attname: getattr(row, it.attname) for it in texts if it.attname not in named}


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
        "more": further_texts(person, named=_NAMED),
    }
