"""Copies of a SQLite database: complete, checked, and usable when they are put back."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config.operations.backup import BackupError, back_up, check


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database of some pages, with a reference from one table to another."""
    file = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE interview (id INTEGER PRIMARY KEY, title TEXT)")
        db.execute("CREATE TABLE turn (interview INTEGER REFERENCES interview (id), text TEXT)")
        db.execute("INSERT INTO interview VALUES (1, 'Tide Table Engineer')")
        db.executemany("INSERT INTO turn VALUES (1, ?)", [("a long answer " * 100,)] * 200)
        db.commit()
    return file


def test_a_copy_holds_what_the_database_holds(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"

    size = back_up(database, copy)

    assert size == copy.stat().st_size
    assert dump(copy) == dump(database)


def test_a_copy_that_is_put_back_is_the_database_of_then(database: Path, tmp_path: Path) -> None:
    before = dump(database)
    back_up(database, tmp_path / "copy.sqlite3")
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("DELETE FROM turn")

    (tmp_path / "copy.sqlite3").replace(database)

    assert dump(database) == before


def test_a_copy_can_be_taken_while_somebody_is_writing(database: Path, tmp_path: Path) -> None:
    before = dump(database)
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE interview SET title = 'unsaved'")

        back_up(database, tmp_path / "copy.sqlite3")

    assert dump(tmp_path / "copy.sqlite3") == before


def test_an_earlier_copy_is_never_overwritten(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(b"last week's")

    with pytest.raises(BackupError, match=r"copy.sqlite3 exists already and was left as it is\.$"):
        back_up(database, copy)

    assert copy.read_bytes() == b"last week's"


def test_a_damaged_database_leaves_no_copy(database: Path, tmp_path: Path) -> None:
    content = bytearray(database.read_bytes())
    content[8192:16384] = b"\xff" * 8192
    database.write_bytes(content)

    with pytest.raises(BackupError, match="is damaged"):
        back_up(database, tmp_path / "copy.sqlite3")

    assert list(tmp_path.glob("copy*")) == []


def test_a_reference_to_nothing_is_damage(database: Path) -> None:
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("DELETE FROM interview")

    with pytest.raises(BackupError, match=r"is damaged: a row of turn refers to nothing\.$"):
        check(database)


def test_a_folder_that_is_not_there_is_a_sentence(database: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"copy.sqlite3 could not be written: "):
        back_up(database, tmp_path / "nowhere" / "copy.sqlite3")


@pytest.mark.django_db(transaction=True)
def test_the_command_copies_sqlite_and_names_the_tool_for_postgresql(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.sqlite3"
    expected = {
        "sqlite": re.compile(rf"{copy}: \d+ bytes, checked\n"),
        "postgresql": re.compile(r"backup copies SQLite databases; for PostgreSQL use pg_dump .*"),
    }[connection.vendor]

    try:
        call_command("backup", str(copy))
        said = capsys.readouterr().out
    except CommandError as refusal:
        said = str(refusal)

    assert expected.fullmatch(said)
    assert copy.exists() is (connection.vendor == "sqlite")


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as db:
        return list(db.iterdump())
