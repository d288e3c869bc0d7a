"""The content of a disk after a power cut, replayed from the system calls of the processes that wrote to it.

Only what was synced is sure to be there: the bytes of a file as of its last fsync, the names in a folder as
of the folder's. The rest may or may not have arrived, so both are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

TRACED = "openat,pwrite64,fdatasync,fsync,ftruncate,unlink,sendto"
# Paths and bytes come in hexadecimal, so that neither can be mistaken for the trace's own punctuation.
COMMAND = ["strace", "-D", "-f", "-y", "-xx", "-s", "200000", "--seccomp-bpf", "-e", f"trace={TRACED}"]

_CALL = re.compile(r"^(?P<process>\d+) +(?P<name>\w+)\((?P<rest>.*)$")
_RESUMED = re.compile(r"^(?P<process>\d+) +<\.\.\. \w+ resumed>(?P<rest>.*)$")
_RESULT = re.compile(r"\) += (-?\d+)")
_FILE = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})+)>")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NUMBERS = re.compile(r'(?<=[>"]), (\d+)(?:, (\d+))?\)')
_UNFINISHED = " <unfinished ...>"


@dataclass
class File:
    now: bytearray = field(default_factory=bytearray)
    synced: bytes = b""


@dataclass
class Disk:
    """A folder's files as its processes see them, and as a power cut would leave them."""

    folder: Path
    now: dict[str, File] = field(default_factory=dict)
    synced: dict[str, File] = field(default_factory=dict)
    syncs: int = 0

    def load(self) -> None:
        """Begin with the folder's content, all of it on the disk."""
        for path in self.folder.iterdir():
            if path.is_file():
                content = path.read_bytes()
                self.now[path.name] = File(bytearray(content), content)
        self.synced = dict(self.now)

    def images(self) -> Iterator[dict[str, bytes]]:
        """What may be found after a cut now: names and contents each as of the last sync, or as written."""
        for names, synced in product((self.synced, self.now), (True, False)):
            yield {name: file.synced if synced else bytes(file.now) for name, file in names.items()}

    def open(self, name: str) -> None:
        # The shared memory beside a log is made anew after a crash.
        if not name.endswith("-shm"):
            self.now.setdefault(name, File())

    def write(self, name: str, content: bytes, at: int) -> None:
        file = self.now.get(name)
        if file is not None:
            file.now.extend(bytes(max(0, at - len(file.now))))
            file.now[at : at + len(content)] = content

    def truncate(self, name: str, size: int) -> None:
        if name in self.now:
            del self.now[name].now[size:]

    def sync(self, name: str) -> None:
        if name in self.now:
            self.now[name].synced = bytes(self.now[name].now)
            self.syncs += 1

    def sync_names(self) -> None:
        self.synced = dict(self.now)

    def unlink(self, name: str) -> None:
        self.now.pop(name, None)


def replay(disk: Disk, trace: Iterable[str]) -> Iterator[bytes]:
    """Replay the trace on the disk. Yields the start of what clients are sent, and b"" after a sync."""
    for name, rest in _completed(trace):
        if name == "sendto":
            yield _bytes(rest)[:80]
        elif _apply(disk, name, rest):
            yield b""


def _completed(trace: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each call that succeeded with its arguments, in the order in which they ended."""
    open_calls: dict[str, tuple[str, str]] = {}
    for line in trace:
        if resumed := _RESUMED.match(line):
            name, begun = open_calls.pop(resumed["process"])
            name, rest = name, begun + resumed["rest"]
        elif call := _CALL.match(line):
            name, rest = call["name"], call["rest"]
            if rest.endswith(_UNFINISHED):
                open_calls[call["process"]] = (name, rest.removesuffix(_UNFINISHED))
                continue
        else:
            continue
        result = _RESULT.search(rest)
        if result is not None and int(result[1]) >= 0:
            yield name, rest


def _apply(disk: Disk, name: str, rest: str) -> bool:
    """Apply a call; returns whether it synced something of this disk."""
    by_path = name in {"openat", "unlink"}
    found = _FILE.match(rest)
    path = Path(_bytes(rest).decode() if by_path else _text(found[1]).decode() if found else "")
    if path == disk.folder and name in {"fsync", "fdatasync"}:
        disk.sync_names()
        return True
    if path.parent != disk.folder:
        return False
    numbers = _NUMBERS.search(rest)
    sizes = [int(number) for number in numbers.groups() if number] if numbers else []
    match name:
        case "openat" if "O_CREAT" in rest:
            disk.open(path.name)
        case "pwrite64":
            disk.write(path.name, _bytes(rest), sizes[1])
        case "ftruncate":
            disk.truncate(path.name, sizes[0])
        case "fsync" | "fdatasync":
            disk.sync(path.name)
        case "unlink":
            disk.unlink(path.name)
    return name in {"fsync", "fdatasync"}


def _bytes(rest: str) -> bytes:
    """The first string among the arguments."""
    found = _BYTES.search(rest)
    return _text(found[1]) if found else b""


def _text(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
