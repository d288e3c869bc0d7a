"""The letters that criteria go by on the pages. Pure."""

from __future__ import annotations


def letter(position: int) -> str:
    """A for the first, whose position is 0."""
    return chr(ord("A") + position)
