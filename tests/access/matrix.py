"""Every address x verb x person, held against the table of addresses; what does not agree is a breach."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import User
from interviews.models import Interview
from tests.access.digest import undone
from tests.access.people import Cast, build_cast
from tests.access.readers import OWNER, PEOPLE, READERS
from tests.access.secrets import (
    OF_INTERVIEWS,
    OF_ROLES,
    Kind,
    Subject,
    build_things_to_leak,
    email_of,
    plant_secrets,
    secret,
    secrets_for,
    shared_secrets,
    subject_of,
)
from tests.access.visit import Visit
from tests.address_rows import Arguments
from tests.addresses.address import Address, Readers


def breaches(addresses: Iterable[Address]) -> list[str]:
    """A line for each thing that is not as the table says. What it stores is undone with the test."""
    addresses = list(addresses)
    found: list[str] = []
    cast = build_cast()
    build_things_to_leak(cast.users[OWNER])
    for prepare in dict.fromkeys(address.prepare for address in addresses):
        same = [address for address in addresses if address.prepare is prepare]
        with undone():
            arguments = prepare(cast.users[OWNER])
            plant_secrets()
            found += _breaches_at(same, arguments, cast)
    return found


def _breaches_at(addresses: list[Address], arguments: Arguments, cast: Cast) -> list[str]:
    subject = subject_of(arguments)
    theirs = {person: secrets_for(cast.users.get(person)) for person in PEOPLE}
    visits = [
        Visit(
            address,
            person,
            arguments=arguments,
            cast=cast,
            shows=_shown(address, person, subject, arguments) | _listed(address, cast.users.get(person)),
            may_hold=theirs[person] | _opened(address, person, subject),
        )
        for address in addresses
        for person in PEOPLE
    ]
    return [f"{visit}: {breach}" for visit in visits for breach in visit.breaches()]


def _shown(address: Address, person: str, subject: Subject, arguments: Arguments) -> set[str]:
    """The texts of its object that the page has to show."""
    texts = {Kind.PERSON: email_of(person), Kind.ID: str(arguments.get("public_id"))}
    if isinstance(subject, Interview):
        texts |= {kind: secret(kind, subject.public_id) for kind in OF_INTERVIEWS}
    if subject is not None:
        role = subject.role if isinstance(subject, Interview) else subject
        texts |= {kind: secret(kind, role.public_id) for kind in OF_ROLES}
    return {texts[kind] for kind in address.shows if kind in texts}


def _listed(address: Address, user: User | None) -> set[str]:
    """What names each of one's own things in a link."""
    if address.lists is None or user is None:
        return set()
    own = address.lists.objects.filter(owner=user)
    return {str(public_id) for public_id in own.values_list("public_id", flat=True)}


def _opened(address: Address, person: str, subject: Subject) -> set[str]:
    """What a link shows to who holds it."""
    is_open = address.readers is Readers.LINK and person in READERS[Readers.LINK]
    return shared_secrets(subject) if is_open and isinstance(subject, Interview) else set()
