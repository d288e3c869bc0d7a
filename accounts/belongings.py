"""What the site holds of a person. Each app declares it once, for the export and for the deletion.

An app names every foreign key of its models to a person in its own belongings.py and registers it when it is
ready; tests/accounts/test_belongings.py fails on a key that no app names.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from accounts.models import User
from accounts.my_data.archive import Page
from accounts.my_data.queries import account_data
from accounts.my_data.written import account_pages
from accounts.services import end_sessions


class Fate(StrEnum):
    """What happens to a belonging when its person deletes the account."""

    GOES = "goes"
    STAYS = "stays"  # but no longer names the person
    REFUSES = "refuses"  # while there is any, the account cannot be deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """One kind of thing behind a foreign key to a person. A key may stand for several kinds."""

    field: str  # app, model and field: "interviews.Interview.owner"
    name: str  # in the plural: "Interviews"
    exported: str  # what the export gives of it, in words
    fate: Fate
    note: str  # what goes with it, why it stays, or why it refuses
    count: Callable[[User], int] | None = None  # None: not counted on the page


# Public ids of questions whose rubric and model answer the person may not read just now.
Closed = Set[uuid.UUID]


def nothing_closed(person: User) -> Iterable[uuid.UUID]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """An app that holds belongings, and what it does with them."""

    app: str
    belongings: tuple[Belonging, ...]
    # Its keys of data.json, in a fixed number of statements.
    read: Callable[[User, Closed], dict[str, Any]]
    # The same data as pages, with times in this zone.
    pages: Callable[[Mapping[str, Any], tzinfo], Iterable[Page]]
    # Delete what the person owns or take their name off it, inside the transaction that deletes the account.
    leave: Callable[[User], None]
    closed: Callable[[User], Iterable[uuid.UUID]] = nothing_closed


_HOLDERS: Final[dict[str, Holder]] = {}


def register(holder: Holder) -> None:
    """Called by AppConfig.ready(), so in the order of the apps: an app comes after those that it uses."""
    _HOLDERS[holder.app] = holder


def holders() -> tuple[Holder, ...]:
    return tuple(_HOLDERS.values())


ACCOUNT: Final = Holder(
    app="accounts",
    belongings=(
        Belonging(
            field="account.EmailAddress.user",
            name="E-mail addresses",
            exported="Each address, and whether it is confirmed.",
            fate=Fate.GOES,
            note="A new account may be made with them at once.",
            count=lambda person: EmailAddress.objects.filter(user=person).count(),
        ),
        Belonging(
            field="mfa.Authenticator.user",
            name="Means of two-step sign-in",
            exported="Which there are and since when; neither the secret nor a recovery code.",
            fate=Fate.GOES,
            note="The entry in your authenticator app is yours to remove.",
            count=lambda person: Authenticator.objects.filter(user=person).count(),
        ),
        Belonging(
            field="database.Session.account",
            name="Sessions",
            exported="Nothing: a session only says that you are signed in.",
            fate=Fate.GOES,
            note="You are signed out everywhere.",
        ),
    ),
    read=lambda person, closed: account_data(person),
    pages=account_pages,
    leave=lambda person: end_sessions(user=person),
)
