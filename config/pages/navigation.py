"""The links in the header, and which of them a page belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class MenuSection:
    """A part of the site: its entry's URL name and the paths that belong to it."""

    label: str
    entry: str
    paths: tuple[str, ...]
    for_authors: bool = False


@dataclass(frozen=True, slots=True)
class NavigationLink:
    label: str
    href: str
    current: str = ""


ROLES = MenuSection("Roles", "questions:roles", ("/roles/", "/questions/"))
SECTIONS = (
    MenuSection("Desk", "home", ("/interviews/new/",)),
    ROLES,
    MenuSection("History", "interviews:history", ("/history/", "/interviews/")),
    MenuSection("Workshop", "questions:workshop", ("/author/",), for_authors=True),
)


def links_of_a_person(path: str, *, is_author: bool) -> list[NavigationLink]:
    """The links for somebody who is signed in."""
    return _links((part for part in SECTIONS if is_author or not part.for_authors), path)


def public_links(path: str) -> list[NavigationLink]:
    """The links for everybody."""
    how = NavigationLink("How grading works", f"{reverse('home')}#how-grading-works")
    return [*_links([ROLES], path), how]


def _links(sections: Iterable[MenuSection], path: str) -> list[NavigationLink]:
    shown = [(part, reverse(part.entry)) for part in sections]
    here = max((_match(part, href, path) for part, href in shown), default=0)
    return [
        NavigationLink(part.label, href, _current(href, path) if _match(part, href, path) == here > 0 else "")
        for part, href in shown
    ]


def _match(section: MenuSection, href: str, path: str) -> int:
    """How many characters of the path match this section; the longest match wins."""
    prefixes = [prefix for prefix in section.paths if path.startswith(prefix)]
    return len(path) if path == href else max(map(len, prefixes), default=0)


def _current(href: str, path: str) -> str:
    return "page" if path == href else "true"
