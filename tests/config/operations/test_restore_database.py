"""A copy is put back only if no good database is lost, and the old file is kept."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config.operations.backup import BackupError
from config.operations.restore_database import restore


def make(file: Path, text: str) -> Path:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE answer (text TEXT)")
        database.execute("INSERT INTO answer VALUES (?)", [text])
    return file


def text_of(file: Path) -> str:
    with closing(sqlite3.connect(file)) as database:
        return str(database.execute("SELECT text FROM answer").fetchone()[0])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return make(tmp_path / "copy.sqlite3", "of last night")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return make(tmp_path / "site.sqlite3", "of this morning")


def test_a_damaged_database_is_replaced_and_kept_aside_with_its_journal(copy: Path, target: Path) -> None:
    target.write_bytes(b"torn" * 1000)
    target.with_name("site.sqlite3-journal").write_bytes(b"of the torn one")

    aside = restore(copy, target)

    assert aside is not None
    assert (text_of(target), aside.read_bytes()) == ("of last night", b"torn" * 1000)
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"of the torn one"
    assert not target.with_name("site.sqlite3-journal").exists()


def test_a_whole_database_is_replaced_only_when_asked(copy: Path, target: Path) -> None:
    with pytest.raises(BackupError, match=r"site.sqlite3 is whole\. Say --replace"):
        restore(copy, target)
    untouched = text_of(target)

    aside = restore(copy, target, replace=True)

    assert aside is not None
    assert (untouched, text_of(target), text_of(aside)) == (
        *("of this morning", "of last night"),
        "of this morning",
    )


def test_a_database_that_is_gone_is_put_back(copy: Path, tmp_path: Path) -> None:
    assert restore(copy, tmp_path / "site.sqlite3") is None
    assert text_of(tmp_path / "site.sqlite3") == "of last night"


def test_a_database_in_use_is_left_alone(copy: Path, target: Path) -> None:
    with closing(sqlite3.connect(target)) as used:
        used.execute("SELECT 1 FROM answer").fetchone()

        with pytest.raises(
            BackupError, match=r"site.sqlite3 is in use by process \d+\. Stop the service first"
        ):
            restore(copy, target, replace=True)


def test_what_sqlite_cannot_open_is_neither_put_back_nor_replaced(copy: Path, tmp_path: Path) -> None:
    far = tmp_path.joinpath(*["a-folder-with-a-long-name-" * 5] * 4)  # SQLite takes 512 characters
    far.mkdir(parents=True)
    unopened = far / "site.sqlite3"
    unopened.write_bytes(copy.read_bytes())

    for attempt in ((unopened, tmp_path / "new.sqlite3"), (copy, unopened)):
        with pytest.raises(BackupError, match="cannot be opened: unable to open database file"):
            restore(*attempt)

    assert unopened.read_bytes() == copy.read_bytes()


def test_a_damaged_copy_is_never_put_back(copy: Path, target: Path) -> None:
    copy.write_bytes(b"torn" * 1000)

    with pytest.raises(BackupError, match=r"copy.sqlite3 is damaged"):
        restore(copy, target, replace=True)

    assert text_of(target) == "of this morning"


def test_a_copy_that_is_not_there_is_a_sentence(target: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"nowhere.sqlite3 does not exist\.$"):
        restore(tmp_path / "nowhere.sqlite3", target)


@pytest.mark.django_db
def test_the_command_names_the_tool_for_postgresql(tmp_path: Path) -> None:
    expected = {
        "sqlite": r"nowhere does not exist\.$",
        "postgresql": r"restore puts back SQLite databases; for PostgreSQL use pg_restore",
    }[connection.vendor]

    with pytest.raises(CommandError, match=re.compile(expected)):
        call_command("restore", str(tmp_path / "nowhere"))
