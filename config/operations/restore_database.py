"""Replacing a SQLite database by a copy; the old file is kept."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from config.operations.backup import BackupError, Damaged, check

# They belong to the file beside them and would damage another one.
_JOURNALS = ("-journal", "-wal", "-shm")


def restore(copy: Path, target: Path, *, replace: bool = False) -> Path | None:
    """Put a checked copy in the place of `target`; returns where the old file is kept. Raises BackupError.

    A database that is whole, or cannot be opened, is replaced only when `replace` says so, one in use never.
    """
    if not copy.is_file():
        raise BackupError(f"{copy} does not exist.")
    check(copy)
    if users := who_has_open(target):
        raise BackupError(f"{target} is in use by process {users[0]}. Stop the service first.")
    if target.exists() and not replace and _is_whole(target):
        raise BackupError(f"{target} is whole. Say --replace to put the copy in its place.")
    arriving = target.with_name(f"{target.name}.arriving")
    try:
        _copy_to_disk(copy, arriving)
        aside = _move_aside(target) if target.exists() else None
        arriving.rename(target)
        _sync(target.parent)
    except OSError as error:
        raise BackupError(f"{target} could not be written: {error}.") from error
    finally:
        arriving.unlink(missing_ok=True)
    return aside


def who_has_open(file: Path) -> list[int]:
    """The processes that have the database open, as far as this account may see them (Linux)."""
    wanted = str(file.resolve())
    handles = (handle for process in Path("/proc").glob("[0-9]*") for handle in _handles(process))
    return sorted({int(handle.parts[2]) for handle in handles if _target(handle) == wanted})


def _handles(process: Path) -> list[Path]:
    try:
        return list((process / "fd").iterdir())
    except OSError:
        return []


def _target(handle: Path) -> str:
    try:
        return str(handle.readlink())
    except OSError:
        return ""


def _is_whole(file: Path) -> bool:
    try:
        check(file)
    except Damaged:
        return False
    return True


def _copy_to_disk(copy: Path, target: Path) -> None:
    """Copy and sync, so that a file with the wanted name is whole even after a power cut."""
    shutil.copyfile(copy, target)
    _sync(target)


def _move_aside(target: Path) -> Path:
    """Keep the old file with its journals, together under a name that says when."""
    aside = target.with_name(f"{target.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    for suffix in ("", *_JOURNALS):
        part = target.with_name(f"{target.name}{suffix}")
        if part.exists():
            part.rename(aside.with_name(f"{aside.name}{suffix}"))
    return aside


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
