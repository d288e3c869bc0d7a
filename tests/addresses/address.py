"""An address of the site: who may read it, what it takes, and what its reader has to find there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from django.urls import reverse

from accounts.models import User
from interviews.models import Interview
from questions.models import Role
from tests.support import address_rows

READ: Final = frozenset({"GET", "HEAD"})
SEND: Final = frozenset({"POST"})
FORM: Final = READ | SEND
# allauth's class views: PUT is a POST without fields, OPTIONS tells what is taken.
LIBRARY_READ: Final = READ | {"OPTIONS"}
LIBRARY_FORM: Final = FORM | {"PUT", "OPTIONS"}

Prepare = Callable[[User], address_rows.Arguments]


class Readers(StrEnum):
    ANYBODY = "anybody"
    ANONYMOUS = "who is not signed in; others are sent on"
    SIGNED_IN = "who is signed in"
    OWNER = "the owner of the object; others get 404"
    AUTHOR = "authors; others get 404"
    LINK = "who has the link, while it is open"


@dataclass(frozen=True, slots=True)
class Address:
    """An address in one state; `prepare` makes the owner's rows it is about and returns its arguments.

    An argument named `query` is what stands behind the question mark.
    """

    name: str
    readers: Readers
    takes: frozenset[str]
    prepare: Prepare = address_rows.nothing
    state: str = ""
    # These columns of the address's object stand on the page, all of them.
    shows: tuple[str, ...] = ()
    # Every one of these that is the reader's own is linked; a name could stand in a filter too.
    lists: type[Interview] | type[Role] | None = None
    # A POST that succeeds, for addresses where an empty one does nothing or is refused.
    body: Callable[[], dict[str, Any]] = dict
    # False for what can be read but has no page of its own to look at: a redirect, a file, plain text.
    has_page: bool = True
    # Visitors may open it too, and find another page.
    welcomes: bool = False
    # Somebody without the owner's settings is redirected or gets 404.
    is_own: bool = False
    # Without the rows that it works on, it redirects for every verb.
    moves: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.state}".strip()

    @property
    def is_shown(self) -> bool:
        return self.has_page and "GET" in self.takes

    def when(self, state: str, prepare: Prepare | None = None, **differs: Any) -> Address:
        """The same address in another state: the line for it repeats nothing."""
        return replace(self, state=state, prepare=prepare or self.prepare, **differs)

    def path(self, owner: User) -> str:
        return self.path_to(self.prepare(owner))

    def path_to(self, arguments: address_rows.Arguments) -> str:
        named = {name: value for name, value in arguments.items() if name != "query"}
        return reverse(self.name, kwargs=named, query=arguments.get("query"))
