"""The browsers of the six people who try every address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import User
from interviews.models import Share
from interviews.sharing.services import create_share, token_of
from tests.access.digest import undone
from tests.access.readers import AUTHOR, LINK_HOLDER, OWNER, PEOPLE, REVOKED, STRANGER
from tests.support.factories import UserFactory
from tests.support.graded import build_answered, build_graded
from tests.support.sign_in import signed_in


@dataclass(frozen=True, slots=True)
class Cast:
    """Users by who they are, and for each person a browser with the cookies it came with."""

    users: dict[str, User]
    clients: dict[str, Client]
    cookies: dict[str, str]

    def client(self, person: str) -> Client:
        """The person's browser with the cookies it began with."""
        client = self.clients[person]
        client.cookies = SimpleCookie(self.cookies[person])
        return client


def build_cast() -> Cast:
    """The owner has shared one result; both link holders have read it.

    The stranger has an interview too: without one, pages show no list that could leak.
    """
    users = {person: UserFactory(is_author=person == AUTHOR) for person in (OWNER, STRANGER, AUTHOR)}
    clients = {person: signed_in(users[person]) if person in users else Client() for person in PEOPLE}
    link = f"/shared/{token_of(create_share(interview=build_graded(users[OWNER]), days=7))}/"
    build_answered(users[STRANGER], turns=1)
    for person in (LINK_HOLDER, REVOKED):
        assert clients[person].get(link).status_code == 200
    for client in clients.values():
        client.raise_request_exception = False
    cookies = {person: client.cookies.output(header="", sep=";") for person, client in clients.items()}
    return Cast(users, clients, cookies)


@contextmanager
def acting(person: str) -> Iterator[None]:
    """Undo the person's acts after the block; for the holder of a revoked link every link is revoked."""
    cache.clear()  # rate limits have their own tests
    with undone():
        if person == REVOKED:
            Share.objects.update(revoked_at=timezone.now())
        yield


def send(client: Client, verb: str, path: str, body: dict[str, Any], **headers: str) -> Any:
    if verb == "POST":
        return client.post(path, body, headers=headers)
    return client.generic(verb, path, headers=headers)
