"""From the bytes of a file to a text that can be parsed and stored."""

from __future__ import annotations

import codecs
import re

from questions.brief.errors import BriefError

MAX_BYTES = 2_000_000
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LINE_END = re.compile(r"\r\n?")
# Control characters that no word processor writes into text, and halves of surrogate pairs, which no
# database stores; tab, line feed, vertical tab, form feed, carriage return and 1C-1F count as spaces.
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff]")


def read_brief(data: bytes) -> str:
    """The brief's text with plain line feeds. Raises BriefError if it is no text or too long."""
    if len(data) > MAX_BYTES:
        raise BriefError(f"The brief is too long: looked for at most {MAX_BYTES // 1_000_000} MB of text.")
    text = _LINE_END.sub("\n", _decoded(data))
    refuse_unreadable(text)
    return text


def refuse_unreadable(text: str) -> None:
    """Raise BriefError unless the text holds words and nothing that cannot be stored."""
    if not text or text.isspace():
        raise BriefError("The brief is empty: looked for text with a job's responsibility areas.")
    unreadable = _UNREADABLE.search(text)
    if unreadable:
        raise BriefError(
            f"The brief looks like a binary file: looked for plain text and met the character "
            f"U+{ord(unreadable.group()):04X} at position {unreadable.start() + 1}."
        )


def _decoded(data: bytes) -> str:
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BriefError(
            "The brief could not be read as text: looked for UTF-8, or UTF-16 with a byte order mark."
        ) from error
