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
    """kill -9 of a random worker, so many times, each after a random pause of so many seconds on average.

    Only a worker that serves is killed: on a slow machine it takes longer until one does.
    """
    for _ in range(times):
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)  # noqa: S311 - no secret
        kill(random.choice(await _serving(running)))  # noqa: S311


async def kill_everything(running: Service, times: int, *, pause: float, moments: list[float]) -> None:
    """kill -9 of the master and all workers together, at `moments`; the supervisor starts them again."""
    for _ in range(times):
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)  # noqa: S311
        await _serving(running)
        kill(running.master, *running.workers)
        moments.append(time.monotonic())
        await running.until_it_answers()


async def reload(running: Service, times: int, *, pause: float) -> None:
    """SIGHUP, as after an upgrade; each waits until all old workers have gone."""
    for _ in range(times):
        await asyncio.sleep(pause)
        await _serving(running)
        old = set(running.workers)
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
        worker = random.choice(await _serving(running))  # noqa: S311
        with suppress(ProcessLookupError, FileNotFoundError):
            too_little = _address_space(worker) - _IN_USE
            resource.prlimit(worker, resource.RLIMIT_AS, (too_little, resource.RLIM_INFINITY))
            await asyncio.sleep(pause)
        kill(worker)


async def _serving(running: Service) -> list[int]:
    """The workers that have served a request, once there are any: only those have a second thread."""
    until = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < until:
        if workers := [pid for pid in running.workers if _threads(pid) > 1]:
            return workers
        await asyncio.sleep(0.05)
    raise TimeoutError("no worker serves")


def _threads(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/task").iterdir()))
    except OSError:
        return 0


def _address_space(pid: int) -> int:
    """Bytes that the process has mapped."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[0])
    return pages * resource.getpagesize()
