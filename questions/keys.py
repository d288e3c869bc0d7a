"""Keys that are unique in their place. Pure."""

from __future__ import annotations

from collections.abc import Collection


def free_key(stem: str, *, taken: Collection[str], limit: int) -> str:
    """The stem itself if it is free, else with the first free number from 2 on; cut to `limit` characters."""
    key, number = _cut(stem, limit), 1
    while key in taken:
        number += 1
        ending = f"-{number}"
        key = _cut(stem, limit - len(ending)) + ending
    return key


def _cut(stem: str, limit: int) -> str:
    return stem[:limit].rstrip("-")
