"""Fault 39: the power goes right after an acknowledgement, and what it acknowledged is on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.production.site import gunicorn
from tests.reliability.conftest import Prepared
from tests.reliability.disks.power import COMMAND, Disk, replay
from tests.reliability.room import Candidate, stored

pytestmark = pytest.mark.full
SAVES = 20


def traced_saves(
    folder: Path, disk: Path, copied: Callable[..., Prepared], wal: str
) -> tuple[Candidate, Path]:
    """Save over and over at a site whose system calls are written down; the candidate and the trace."""
    site, (candidate, *_) = copied(folder, disk=disk, REHEARSE_SQLITE_WAL=wal, REHEARSE_WORKERS="1")
    trace = folder / "trace"
    with gunicorn(site, under=[*COMMAND, "-o", str(trace)]):
        for number in range(1, SAVES + 1):
            assert candidate.save(site, text_of(number)).status == 200
    return candidate, trace


def text_of(number: int) -> str:
    return f"{number} of the sluices " * 300 if number else ""


def lay_out(image: dict[str, bytes], folder: Path) -> Path:
    """The folder as the machine finds it when the power is back."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in image.items():
        (folder / name).write_bytes(content)
    return folder / "site.sqlite3"


@pytest.mark.fault(39)
@pytest.mark.parametrize("wal", ["0", "1"], ids=["the system's SQLite", "write-ahead log"])
def test_what_was_acknowledged_is_on_the_disk(
    tmp_path: Path, copied: Callable[..., Prepared], wal: str
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("the calls are read with strace, which is not installed")
    (tmp_path / "disk").mkdir()
    disk = Disk(tmp_path / "disk")
    copied(tmp_path, disk=disk.folder)
    disk.load()
    candidate, trace = traced_saves(tmp_path, disk.folder, copied, wal)
    acknowledged, syncs, after = 0, [0], tmp_path / "after"

    with trace.open() as calls:
        for sent in replay(disk, calls):
            if sent.startswith(b"HTTP/1.1 200 OK"):
                acknowledged += 1
                syncs.append(disk.syncs)
                for image in disk.images():
                    assert stored(lay_out(image, after), [candidate]) == [text_of(acknowledged)]
            elif not sent:
                # In the middle of a save: the last one or this one, and nothing between.
                [found] = stored(lay_out(next(disk.images()), after), [candidate])
                assert found in {text_of(acknowledged), text_of(acknowledged + 1)}

    print(f"{syncs[-1]} syncs of files for {acknowledged} acknowledged saves")
    assert acknowledged == SAVES
    assert all(later > earlier for earlier, later in pairwise(syncs))
