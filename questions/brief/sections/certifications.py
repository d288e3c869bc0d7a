"""Certifications named in prose: "Cloud certifications (A, B)", "Certifications like A, B, and C …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Plural with a bracketed list: each entry is a name. Singular: the bracket belongs to the name before it.
_LISTED = re.compile(r"certifications\s?\((?P<names>[^()\n]{2,400})\)", re.IGNORECASE)
_SINGLE = re.compile(
    r"(?P<name>[^;.,()\n]{2,60}) certification\s?\((?P<kinds>[^()\n]{1,100})\)", re.IGNORECASE
)
_LIKE = re.compile(
    r"certifications (?:like|such as|including) (?P<names>[^.;\n]{2,400}?)"
    r"(?= (?:enhance|boost|improve|help|are|can|may|will|strengthen|count|open|make)\b|[.;\n]|\Z)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r",\s*(?:and |or )?|\s(?:and|or)\s(?![^(]*\))")


def certifications(texts: Iterable[str]) -> tuple[str, ...]:
    """Names in the order they are first listed; each name once."""
    names: dict[str, str] = {}
    for text in texts:
        for name in _names(text):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _names(text: str) -> list[str]:
    found = [(it.start(), _split(it["names"])) for it in (*_LISTED.finditer(text), *_LIKE.finditer(text))]
    found += [(it.start(), [f"{it['name'].strip()} ({it['kinds']})"]) for it in _SINGLE.finditer(text)]
    return [name for _, names in sorted(found) for name in names]


def _split(names: str) -> list[str]:
    return [name.strip() for name in _SEPARATOR.split(names) if name.strip()]
