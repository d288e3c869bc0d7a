"""The text of an answer, unpacked if it is a ZIP."""

from __future__ import annotations

import io
import zipfile
from typing import Any


def text_of(answer: Any) -> str:
    """The body as text; of a ZIP all of its files with their names."""
    if not answer.streaming:
        return str(answer.content.decode(errors="replace"))
    return "\n".join(f"{name}\n{text}" for name, text in files_of(answer).items())


def files_of(answer: Any) -> dict[str, str]:
    """The files of a ZIP that was sent, by name."""
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
