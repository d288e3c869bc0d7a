"""A ZIP of one data.json and of pages to read, under names that every system can store. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper
from itertools import count
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# Characters of a name; with four bytes each it still fits into the 255 bytes of file systems.
MOST_CHARACTERS: Final = 48
_DEVICES: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # names that Windows keeps for itself


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file: `title` becomes its name in `folder`; "" is the top of the archive."""

    folder: str
    title: str
    text: str
    day: str = ""  # before the name, as 2026-11-29


def write_archive(stream: IO[bytes], *, data: Mapping[str, Any], pages: Iterable[Page], at: datetime) -> None:
    """Write everything into the stream; pages are taken one by one, so that they are not all in memory."""
    taken: set[str] = set()
    with ZipFile(stream, "w") as archive:
        with (
            archive.open(_entry("data.json", at), "w") as raw,
            TextIOWrapper(raw, encoding="utf-8", newline="\n") as text,
        ):
            json.dump(data, text, ensure_ascii=False, indent=2)
        for page in pages:
            archive.writestr(_entry(_path(page, taken), at), page.text)


def safe_name(title: str) -> str:
    """Lower-case words with hyphens between them, in any script; never empty."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    kept = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in folded)
    name = "-".join(kept.split())[:MOST_CHARACTERS].strip("-")
    return f"{name}-file" if _DEVICES.fullmatch(name) else name or "untitled"


def _path(page: Page, taken: set[str]) -> str:
    """The path of the page; a second page with the same name gets a number."""
    name = "-".join(filter(None, (page.day, safe_name(page.title))))
    stem = f"{page.folder}/{name}" if page.folder else name
    free = next(path for path in _numbered(stem) if path not in taken)
    taken.add(free)
    return f"{free}.md"


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    for number in count(2):
        yield f"{stem}-{number}"


def _entry(path: str, at: datetime) -> ZipInfo:
    entry = ZipInfo(path, at.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    return entry
