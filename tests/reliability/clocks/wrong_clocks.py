"""Machines whose clock is wrong: programs that are told another time by libfaketime."""

from __future__ import annotations

from pathlib import Path

import pytest

_LIBRARIES = Path("/usr/lib")
_PATCH = Path(__file__).parent / "under_faketime"


def faked(clock: Path, *, by: int = 0) -> dict[str, str]:
    """The environment of a machine whose clock is `by` seconds off; `set_off` changes that while it runs."""
    found = sorted(_LIBRARIES.glob("*/faketime/libfaketimeMT.so.1"))
    if not found:
        pytest.skip("another time is told by libfaketime: apt-get install faketime")
    set_off(clock, by=by)
    return {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        # Waiting is not what is wrong: a step of the clock must not end every timeout of the server.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "PYTHONPATH": str(_PATCH),
    }


def set_off(clock: Path, *, by: int) -> None:
    """Set the clock `by` seconds before or after the true time."""
    arriving = clock.with_suffix(".new")
    arriving.write_text(f"{by:+d}\n")
    arriving.chmod(0o644)
    arriving.replace(clock)
