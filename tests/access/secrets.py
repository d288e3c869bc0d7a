"""Texts that one column of one object holds: whoever finds one in an answer knows what leaked, and whose."""

from __future__ import annotations

import re

_SECRET = re.compile(r"zq-[a-z_-]+-[0-9]{12}", re.IGNORECASE)


def secret(column: str, subject: int) -> str:
    """Of a column such as "mark.reason" and the number of the interview, role or person whose the row is.

    Of a draft the column is called "draft anchor.text", since fewer people may read it.
    """
    return f"zq-{column.replace(' ', '-').replace('.', '-')}-{subject:012}"


def secrets_in(text: str) -> set[str]:
    """Those that stand in a text, whatever became of their capitals."""
    return {found.lower() for found in _SECRET.findall(text)}
