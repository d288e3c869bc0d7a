"""Nothing in the repository is so large that one loses sight of it, and what is too large is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.modules import HOUSE, Module
from tests.house.sizes import code, full_folders, nothing_is_long


def test_no_file_and_no_function_is_long() -> None:
    assert [long for module in code() for long in nothing_is_long(module)] == []


def test_no_folder_holds_more_than_a_dozen_files() -> None:
    assert full_folders(HOUSE) == []


@pytest.mark.parametrize("source", ["\n" * 281, "def long() -> None:\n" + "    print()\n" * 40])
def test_what_is_long_is_found(source: str) -> None:
    assert len(list(nothing_is_long(Module("config.operations.health", source)))) == 1


def test_a_full_folder_is_found(tmp_path: Path) -> None:
    held = {"static/css": 12, "interviews/room": 13, "templates/account": 13, "interviews/migrations": 13}
    for folder, files in held.items():
        (tmp_path / folder).mkdir(parents=True)
        for number in range(files):
            (tmp_path / folder / f"{number}.txt").touch()

    assert full_folders(tmp_path) == ["interviews/room holds 13 files"]
