"""Typed reading of environment variables; a bad value stops the start with a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


@contextmanager
def a_sentence_at_most() -> Iterator[None]:
    """End the program with one line instead of a traceback when a value cannot be read in this block."""
    try:
        yield
    except ImproperlyConfigured as error:
        sys.exit(f"Rehearse does not start. {error}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    """Read a switch; anything but a plain yes or no word is refused."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    word = raw.strip().lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be one of 1, 0, true, false, yes, no, on, off; it is {raw!r}.")


def whole(name: str, default: int) -> int:
    """Read a whole number of zero or more."""
    raw = text(name)
    if not raw:
        return default
    if not raw.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number; it is {raw!r}.")
    return int(raw)


def words(name: str, default: str = "") -> list[str]:
    """Read a comma-separated list; empty items are dropped."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
