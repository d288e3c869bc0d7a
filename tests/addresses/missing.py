"""Addresses of the URLconf without a line in the table, and the line that each of them needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import URLPattern, URLResolver, get_resolver

from tests.addresses.table import ADDRESSES


@dataclass(frozen=True, slots=True)
class Route:
    name: str | None  # with its namespace
    place: str
    has_arguments: bool


# By the beginning of a name: the file, who usually reads there, and rows of theirs to begin with.
SECTIONS: Final = {
    "interviews:": ("interviews", "OWNER", "address_rows.planned"),
    "questions:": ("questions", "OWNER", "address_rows.private_role"),
    "accounts:": ("account", "SIGNED_IN", "address_rows.nothing"),
    "account_": ("account", "SIGNED_IN", "address_rows.nothing"),
    "mfa_": ("account", "SIGNED_IN", "address_rows.with_second_step"),
    "": ("site", "ANYBODY", "address_rows.nothing"),
}


def missing_lines() -> list[str]:
    """For each address that the table does not know: what to write, and where."""
    listed = {address.name for address in ADDRESSES}
    return [_advice(route) for route in _routes(get_resolver()) if route.name not in listed]


def _advice(route: Route) -> str:
    if route.name is None:
        return f"/{route.place} has no name: give it one in its urls.py"
    start = next(start for start in SECTIONS if route.name.startswith(start))
    section, readers, rows = SECTIONS[start]
    prepare = f", {rows}" if route.has_arguments else ""
    line = f'Address("{route.name}", Readers.{readers}, READ{prepare}),'
    return f"{route.name} has no line: add `{line}` to tests/addresses/{section}.py"


def _routes(resolver: URLResolver, namespace: str = "", place: str = "") -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        inside = f"{place}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _routes(pattern, inner, inside)
        elif isinstance(pattern, URLPattern):
            name = f"{namespace}{pattern.name}" if pattern.name else None
            has_arguments = bool(pattern.pattern.regex.groups)
            yield Route(name, inside, has_arguments)
