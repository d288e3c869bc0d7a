"""A small file system in memory, to be filled up or made read-only."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DISK = 8 * 1024 * 1024
_WAIT_SECONDS = 20


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of DISK bytes at `folder`. Mounting takes root, or sudo that asks no password."""
    if os.geteuid() != 0 and shutil.which("sudo") is None:
        pytest.skip("a file system of one's own takes root or sudo")
    folder.mkdir()
    _as_root("mount", "-t", "tmpfs", "-o", f"size={DISK},mode=0777", "rehearse-test", str(folder))
    try:
        yield folder
    finally:
        _as_root("umount", "--lazy", str(folder))


def fill(disk: Path) -> Path:
    """Take every byte that is left; the file that does."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\\0" * size)
            except OSError:
                continue
    return ballast


def make_read_only(disk: Path) -> None:
    """Remount it read-only, as soon as no file is open for writing."""
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            return _as_root("mount", "-o", "remount,ro", str(disk))
        except subprocess.CalledProcessError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def make_writable(disk: Path) -> None:
    _as_root("mount", "-o", "remount,rw", str(disk))


def _as_root(*command: str) -> None:
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    subprocess.run([*prefix, *command], check=True, capture_output=True)
