"""Texts that are unique to one column of one object, so that an answer shows what leaked, and whose."""

from __future__ import annotations

import re

_SECRET = re.compile(r"zq-[a-z_-]+-[0-9]{12}", re.IGNORECASE)


def secret(column: str, subject: int) -> str:
    """The secret of a column such as "mark.reason" and the id of the row's interview, role or person.

    For a draft the column is called "draft anchor.text", because fewer people may read it.
    """
    return f"zq-{column.replace(' ', '-').replace('.', '-')}-{subject:012}"


def secrets_in(text: str) -> set[str]:
    """The secrets in a text, in upper or lower case."""
    return {found.lower() for found in _SECRET.findall(text)}
