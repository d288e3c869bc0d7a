"""Every address x verb x person, compared with the table of addresses; a difference is a breach."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import User
from interviews.models import Interview
from questions.models import Role
from tests.access.digest import undone
from tests.access.people import Cast, build_cast
from tests.access.readers import OWNER, PEOPLE, READERS
from tests.access.secrets.holdings import SUBJECT_OF, holdings, shared_holdings
from tests.access.secrets.planting import plant_secrets
from tests.access.secrets.secret import secret
from tests.access.secrets.things import Subject, build_things_to_leak, subject_of
from tests.access.visit import Visit
from tests.addresses.address import Address, Readers
from tests.support.address_rows import Arguments


def breaches(addresses: Iterable[Address]) -> list[str]:
    """A line for each difference from the table. Its changes to the database are undone with the test."""
    addresses = list(addresses)
    found: list[str] = []
    cast = build_cast()
    build_things_to_leak(cast.users[OWNER])
    planted = plant_secrets()
    for user in cast.users.values():
        user.refresh_from_db()
    for prepare in dict.fromkeys(address.prepare for address in addresses):
        same = [address for address in addresses if address.prepare is prepare]
        with undone():
            arguments = prepare(cast.users[OWNER])
            plant_secrets(planted)
            found += _breaches_at(same, arguments, cast)
    return found


def _breaches_at(addresses: list[Address], arguments: Arguments, cast: Cast) -> list[str]:
    subject = subject_of(arguments)
    people = {person: cast.users.get(person) for person in PEOPLE}
    theirs = {person: holdings(user) for person, user in people.items()}
    visits = [
        Visit(
            address,
            person,
            arguments=arguments,
            cast=cast,
            shows=_shown(address, user, subject, arguments) | _listed(address, user),
            may_hold=theirs[person] | _opened(address, person, subject),
        )
        for address in addresses
        for person, user in people.items()
    ]
    return [f"{visit}: {breach}" for visit in visits for breach in visit.breaches()]


def _shown(address: Address, user: User | None, subject: Subject, arguments: Arguments) -> set[str]:
    """The texts of its object that the page has to show."""
    role = subject.role if isinstance(subject, Interview) else subject
    subjects = {User: user, Interview: subject, Role: role}
    shown = set()
    for column in address.shows:
        if column == "public_id":
            shown.add(str(arguments["public_id"]))
        elif thing := subjects[SUBJECT_OF[column.removeprefix("draft ")]]:
            shown.add(secret(column, thing.pk))
    return shown


def _listed(address: Address, user: User | None) -> set[str]:
    """The part of a link that names each of the person's own things."""
    if address.lists is None or user is None:
        return set()
    own = address.lists.objects.filter(owner=user)
    return {str(public_id) for public_id in own.values_list("public_id", flat=True)}


def _opened(address: Address, person: str, subject: Subject) -> set[str]:
    """The texts that a link shows to its holder."""
    is_open = address.readers is Readers.LINK and person in READERS[Readers.LINK]
    return shared_holdings(subject) if is_open and isinstance(subject, Interview) else set()
