"""Keeping people's texts, and the links that open them, out of the log."""

from __future__ import annotations

import logging
import re
from types import TracebackType

# PostgreSQL repeats the values of the row it refused, and those can be somebody's answer.
_DETAIL = re.compile(
    r"^DETAIL:.*?(?=^(?:CONTEXT:|HINT:|The above exception|During handling)|\Z)", re.M | re.S
)
# The rest of these addresses is a key: anybody who has it gets in.
_KEYS = re.compile(r"(/shared/|/password/reset/key/)[^/\s?]+")

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Lines without row values and without the keys of shared or reset links."""

    def formatException(self, ei: ExceptionInfo) -> str:
        return without_row_values(super().formatException(ei))

    def format(self, record: logging.LogRecord) -> str:
        return without_keys(super().format(record))


def without_row_values(text: str) -> str:
    """The text of an exception without the values of a row that the database quotes."""
    return _DETAIL.sub("DETAIL: left out\n", text).rstrip("\n")


def without_keys(text: str) -> str:
    """The text with the key in each address of a shared or reset link replaced by a star."""
    return _KEYS.sub(r"\1*", text)
