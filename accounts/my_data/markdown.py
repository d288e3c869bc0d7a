"""The pieces of a Markdown page: what people wrote stays text and never becomes markup of its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# Without these no text can open a tag or a link; the rest may be read as it was typed.
_MARKUP: Final = re.compile(r"[\\<\[]")


def plain(text: str) -> str:
    """Somebody's words on one line."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


def quoted(text: str) -> str:
    """Somebody's text with its lines, set apart from ours; "" for none."""
    lines = _MARKUP.sub(r"\\\g<0>", text.strip()).splitlines()
    return "\n".join(f"> {line}".rstrip() for line in lines)


def heading(depth: int, text: str) -> str:
    return f"{'#' * depth} {plain(text)}"


def facts(**known: object) -> str:
    """A list with a line for each fact that is known; `time_used=3` reads "Time used: 3"."""
    return bullets(
        f"**{name.replace('_', ' ').capitalize()}:** {plain(str(value))}"
        for name, value in known.items()
        if value not in (None, "")
    )


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def blocks(*parts: str) -> str:
    """The parts that say something, a blank line between them."""
    return "\n\n".join(part for part in parts if part)


def section(depth: int, title: str, *parts: str) -> str:
    """Parts under a heading; "" where none of them says anything."""
    body = blocks(*parts)
    return blocks(heading(depth, title), body) if body else ""


def page(*parts: str) -> str:
    return f"{blocks(*parts)}\n"
