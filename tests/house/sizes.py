"""How much a function, a file and a folder may hold, so that each can be seen at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.house.modules import APPS, Module, modules

MOST_FILES, MOST_LINES, MOST_LINES_OF_A_FUNCTION = 12, 280, 40
CODE: Final = (*APPS, "config", "tests", "benchmarks")
FOLDERS: Final = (*CODE, "static", "templates")
LARGER: Final = {
    "templates/account",  # django-allauth dictates the names
}
_NO_FOLDER: Final = {"__pycache__", "migrations"}  # a schema has a migration for each of its changes


def code() -> list[Module]:
    """All modules but migrations, those of the tests and the benchmarks too."""
    return modules(*CODE)


def nothing_is_long(module: Module) -> Iterator[str]:
    if (lines := module.source.count("\n")) > MOST_LINES:
        yield f"{module.name} has {lines} lines"
    for function in module.functions:
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > MOST_LINES_OF_A_FUNCTION:
            yield f"{module.name}.{function.name} has {lines} lines"


def full_folders(house: Path) -> list[str]:
    """The folders of a repository that hold too many files, subfolders not counted."""
    files = [path for folder in FOLDERS for path in (house / folder).rglob("*") if path.is_file()]
    folders = Counter(path.parent.relative_to(house) for path in files if path.parent.name not in _NO_FOLDER)
    return [
        f"{folder} holds {number} files"
        for folder, number in sorted(folders.items())
        if number > MOST_FILES and folder.as_posix() not in LARGER
    ]
