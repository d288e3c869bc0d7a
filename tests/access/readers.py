"""The six people who try every address, and which of them may read it."""

from __future__ import annotations

from typing import Final

from tests.addresses.address import Readers

VERBS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ANONYMOUS, OWNER, STRANGER, AUTHOR = "anonymous", "owner", "stranger", "author"
LINK_HOLDER, REVOKED = "link holder", "revoked link holder"
VISITORS: Final = (ANONYMOUS, LINK_HOLDER, REVOKED)
PEOPLE: Final = (ANONYMOUS, STRANGER, AUTHOR, OWNER, LINK_HOLDER, REVOKED)

READERS: Final[dict[Readers, frozenset[str]]] = {
    Readers.ANYBODY: frozenset(PEOPLE),
    Readers.ANONYMOUS: frozenset(VISITORS),
    Readers.SIGNED_IN: frozenset({STRANGER, AUTHOR, OWNER}),
    Readers.OWNER: frozenset({OWNER}),
    Readers.AUTHOR: frozenset({AUTHOR}),
    Readers.LINK: frozenset(PEOPLE) - {REVOKED},
}
