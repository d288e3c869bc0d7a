"""Fault 40: a torn or spoilt database file is not served, and a copy is put back in its place."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from config.operations.startup import BadStart, refuse_a_damaged_file
from tests.production.site import gunicorn
from tests.reliability.conftest import Prepared

pytestmark = pytest.mark.full
COPIES = 50
SECTOR = 512


def torn_page(content: bytearray, page: int, size: int, rng: random.Random) -> None:
    """A power cut in the middle of a page: its second half is that of another one."""
    other = rng.randrange(len(content) // size) * size
    content[page + size // 2 : page + size] = content[other + size // 2 : other + size]


def lost_sectors(content: bytearray, page: int, size: int, rng: random.Random) -> None:
    """The beginning of a page never reached the disk."""
    content[page : page + SECTOR] = bytes(SECTOR)


def lost_page(content: bytearray, page: int, size: int, rng: random.Random) -> None:
    content[page : page + size] = bytes(size)


def flipped_header(content: bytearray, page: int, size: int, rng: random.Random) -> None:
    """One bit of what says how a page is laid out."""
    content[page + (100 if page == 0 else 0) + rng.randrange(8)] ^= 1 << rng.randrange(8)


def cut_off(content: bytearray, page: int, size: int, rng: random.Random) -> None:
    del content[page:]


DAMAGES = [torn_page, lost_sectors, lost_page, flipped_header, cut_off]


def spoil(whole: bytes, number: int) -> bytes:
    """Copy `number`, damaged in one way at one page; the number alone decides which."""
    rng, content = random.Random(number), bytearray(whole)
    size = int.from_bytes(whole[16:18], "big")
    page = rng.randrange(len(whole) // size) * size
    DAMAGES[number % len(DAMAGES)](content, page, size, rng)
    return bytes(content)


def rows(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return list(database.iterdump())


def is_refused(file: Path) -> bool:
    try:
        refuse_a_damaged_file(file)
    except BadStart:
        return True
    return False


@pytest.mark.fault(40)
def test_a_damaged_file_is_refused_or_holds_every_row(prepared: Prepared, tmp_path: Path) -> None:
    original = prepared[0].folder / "site.sqlite3"
    before, whole = rows(original), original.read_bytes()
    found: Counter[str] = Counter()

    for number in range(COPIES):
        copy = tmp_path / f"copy-{number}.sqlite3"
        copy.write_bytes(spoil(whole, number))
        found["refused" if is_refused(copy) else "whole" if rows(copy) == before else f"served {number}"] += 1

    assert found.keys() <= {"refused", "whole"}, found
    assert found["refused"] >= COPIES * 3 // 4, found
    assert not is_refused(original)


@pytest.mark.fault(40)
def test_a_damaged_site_starts_again_from_its_copy(tmp_path: Path, copied: Callable[..., Prepared]) -> None:
    site, (candidate, *_) = copied(tmp_path)
    file, backup = tmp_path / "site.sqlite3", tmp_path / "backup.sqlite3"
    with gunicorn(site):
        assert candidate.save(site, "Read the gauge before the sluice.").status == 200
        site.manage("backup", str(backup))
        in_use = site.run("manage.py", "restore", str(backup), "--replace")
    file.write_bytes(spoil(file.read_bytes(), 2))

    with pytest.raises(
        RuntimeError, match=r"Rehearse does not start\. .* is damaged \(.*manage.py restore FILE"
    ):
        gunicorn(site).__enter__()
    said = site.manage("restore", str(backup))
    with gunicorn(site):
        room = candidate.room(site)

    assert "is in use by process" in in_use.stderr
    assert said.startswith(f"{file} is now {backup}; what was there is {file}.before-")
    assert (room.status, candidate.acknowledged in room.text) == (200, True)
