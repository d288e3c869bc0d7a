"""The site under gunicorn and a supervisor that starts it again, as a service manager would."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.chaos.clients.wire import Cut, Wire
from tests.production.site import ROOT, Site

HOST = "127.0.0.1"
_START_SECONDS = 60.0


@dataclass
class Service:
    """The site's processes; `application` is what gunicorn serves, by default what its settings name."""

    site: Site
    application: str = ""
    root: Path = ROOT  # the release's folder
    port: int = 0
    starts: int = 0
    # The supervisor leaves a dead master dead while this is set.
    stopping: bool = False
    _master: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def log(self) -> Path:
        return self.site.folder / "gunicorn.log"

    @property
    def master(self) -> int:
        return self._master.pid if self._master else 0

    @property
    def workers(self) -> list[int]:
        """The master's children that live."""
        try:
            listed = Path(f"/proc/{self.master}/task/{self.master}/children").read_text()
        except OSError:
            return []
        return [int(pid) for pid in listed.split() if _lives(int(pid))]

    def start(self) -> None:
        self.starts += 1
        command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"]
        variables = {**os.environ, **self.site.variables, "REHEARSE_BIND": f"{HOST}:{self.port}"}
        with self.log.open("a") as output:
            self._master = subprocess.Popen(  # noqa: S603 - our own command
                [*command, *filter(None, [self.application])],
                cwd=self.root,
                env=variables,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    async def supervise(self) -> None:
        """Start the master again whenever it is gone."""
        while not self.stopping:
            if self._master is not None and self._master.poll() is not None:
                self.start()
            await asyncio.sleep(0.05)

    async def until_it_answers(self) -> None:
        """Wait for a worker. Raises TimeoutError with the log."""
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            wire = Wire(HOST, self.port)
            try:
                await wire.ask("GET", "/healthz", {})
            except Cut:
                await asyncio.sleep(0.05)
            else:
                return
            finally:
                wire.close()
        raise TimeoutError(f"the site did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        self.stopping = True
        if self._master is not None:
            self._master.terminate()
            self._master.wait(timeout=_START_SECONDS)


@asynccontextmanager
async def service(site: Site, application: str = "", root: Path = ROOT) -> AsyncIterator[Service]:
    """Serve the site under a supervisor until the end of the block, with a log of its own."""
    running = Service(site, application, root, port=_free_port())
    running.log.unlink(missing_ok=True)
    running.start()
    supervisor = asyncio.create_task(running.supervise())
    try:
        await running.until_it_answers()
        yield running
    finally:
        running.stopping = True
        await supervisor
        running.stop()


def kill(*pids: int) -> None:
    """End processes as a power button would; one that is gone already is no matter."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _lives(pid: int) -> bool:
    """Whether the process runs; one that has ended and was not waited for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
