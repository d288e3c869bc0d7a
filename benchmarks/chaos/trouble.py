"""What happens to the server while candidates write: kills, reloads, too little memory."""

from __future__ import annotations

import asyncio
import os
import random
import resource
import signal
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.chaos.serving import Service, kill

_WAIT_SECONDS = 60.0
# What requests may give back at any moment; a limit that far below leaves room for nothing new.
_IN_USE = 16 * 1024 * 1024


async def kill_workers(running: Service, times: int, *, pause: float) -> None:
    """kill -9 of a random worker, so many times, after a random pause of this many seconds on average."""
    for _ in range(times):
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)  # noqa: S311 - no secret
        kill(random.choice(await _some_workers(running)))  # noqa: S311


async def kill_everything(running: Service, times: int, *, pause: float, moments: list[float]) -> None:
    """kill -9 of the master and all workers together, at `moments`; the supervisor starts them again."""
    for _ in range(times):
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)  # noqa: S311
        kill(running.master, *await _some_workers(running))
        moments.append(time.monotonic())
        await running.until_it_answers()


async def reload(running: Service, times: int, *, pause: float) -> None:
    """SIGHUP, as after an upgrade; each waits until all old workers have gone."""
    for _ in range(times):
        await asyncio.sleep(pause)
        old = set(await _some_workers(running))
        os.kill(running.master, signal.SIGHUP)
        until = time.monotonic() + _WAIT_SECONDS
        while old & set(running.workers):
            if time.monotonic() > until:
                raise TimeoutError("the old workers did not end")
            await asyncio.sleep(0.05)


async def starve(running: Service, times: int, *, pause: float) -> None:
    """Leave one worker without any more memory for a moment; then it is killed, as the kernel would."""
    for _ in range(times):
        await asyncio.sleep(pause)
        worker = random.choice(await _some_workers(running))  # noqa: S311
        with suppress(ProcessLookupError, FileNotFoundError):
            too_little = _address_space(worker) - _IN_USE
            resource.prlimit(worker, resource.RLIMIT_AS, (too_little, resource.RLIM_INFINITY))
            await asyncio.sleep(pause)
        kill(worker)


async def _some_workers(running: Service) -> list[int]:
    """The workers that live, once there are any."""
    until = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < until:
        if workers := running.workers:
            return workers
        await asyncio.sleep(0.05)
    raise TimeoutError("there is no worker")


def _address_space(pid: int) -> int:
    """Bytes that the process has mapped."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[0])
    return pages * resource.getpagesize()
