"""CPU time of whole process trees, as the kernel counts it in /proc."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def cpu_seconds(*roots: int) -> float:
    """User and system seconds that these processes and all below them have used, dead children included."""
    return sum(_ticks(pid) for root in roots for pid in _tree(root)) / _TICKS_A_SECOND


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for thread in _listed(Path(f"/proc/{pid}/task")):
        for child in _read(thread / "children").split():
            yield from _tree(int(child))


def _ticks(pid: int) -> int:
    # The name may hold spaces; utime, stime, cutime and cstime are the 14th to 17th field.
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except FileNotFoundError:
        return []


def _read(file: Path) -> str:
    """ "" of a process that ended meanwhile: its time is then in its parent's."""
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
