"""The front of the site, and what machines ask it."""

from __future__ import annotations

from interviews.models import Interview
from tests.addresses.address import READ, SEND, Address, Readers
from tests.support import address_rows

HOME = Address("home", Readers.ANYBODY, READ, lists=Interview, welcomes=True)

ADDRESSES = [
    HOME.when("without roles"),
    HOME.when("", address_rows.published_role),
    HOME.when("empty desk", readers=Readers.SIGNED_IN),
    HOME.when("desk", address_rows.history, readers=Readers.SIGNED_IN),
    Address("healthz", Readers.ANYBODY, READ, has_page=False),
    Address("readyz", Readers.ANYBODY, READ, has_page=False),
    Address("accounts:set_theme", Readers.ANYBODY, SEND, body=lambda: {"theme": "dark", "next": "/"}),
]
