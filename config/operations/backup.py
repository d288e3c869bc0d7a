"""Making a complete copy of a SQLite database while the site runs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


class BackupError(Exception):
    """No copy was made; the message says why."""


class Damaged(BackupError):
    """The file could be read, but it is damaged."""


def back_up(source: Path, target: Path) -> int:
    """Copy the database and check the copy; its size in bytes. Never overwrites. Raises BackupError."""
    if target.exists():
        raise BackupError(f"{target} exists already and was left as it is.")
    # Under another name until it is checked, so that a file with the wanted name is always good.
    unchecked = target.with_name(f"{target.name}.unchecked")
    try:
        _copy(source, unchecked)
        check(unchecked)
        unchecked.rename(target)
    except (sqlite3.Error, OSError) as error:
        raise BackupError(f"{target} could not be written: {error}.") from error
    finally:
        unchecked.unlink(missing_ok=True)
    return target.stat().st_size


def check(file: Path) -> None:
    """Read every page of a database and follow every reference. Raises Damaged, else BackupError."""
    with closing(_open(file)) as database:
        try:
            faults = [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
            faults += [
                f"a row of {row[0]} refers to nothing" for row in database.execute("PRAGMA foreign_key_check")
            ]
        except sqlite3.DatabaseError as error:
            faults = [str(error)]
    if faults:
        raise Damaged(f"{file} is damaged: {faults[0]}.")


def _copy(source: Path, target: Path) -> None:
    with closing(_open(source)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)


def _open(file: Path) -> sqlite3.Connection:
    """Open for reading only, so that a mistyped name makes no empty database. Raises BackupError."""
    try:
        return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=20)
    except sqlite3.Error as error:
        raise BackupError(f"{file} cannot be opened: {error}.") from error
