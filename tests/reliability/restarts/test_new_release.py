"""A new release under an open room: the page of the old one saves into the new one."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.chaos import stages, trouble
from benchmarks.chaos.clients.load import broken_promises, seat, write
from benchmarks.chaos.clients.wire import Wire
from benchmarks.chaos.clients.writer import Candidate
from benchmarks.chaos.serving import HOST, Service, service
from tests.production.site import ROOT, Site
from tests.reliability.restarts.loops import finish

pytestmark = pytest.mark.full

# Not part of a release: the tests, and what a checkout gathers.
_LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "tests", "var", "staticfiles")
_SCRIPT = re.compile(r"/static/js/room/room\.[0-9a-f]+\.js")


@dataclass(frozen=True)
class Release:
    """A folder with the code, as `git pull` leaves it."""

    folder: Path

    def upgrade(self, site: Site) -> None:
        """Make an upgrade: a setting that needs new code, and a changed script."""
        _append(self.folder / "config/environment.py", 'def release() -> str:\n    return "the next one"\n')
        _append(self.folder / "config/settings.py", "RELEASE = env.release()\n")
        _append(self.folder / "static/js/room/room.js", "// The next release.\n")
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
        subprocess.run(collect, cwd=self.folder, env=site.variables, check=True, timeout=100)


def _append(file: Path, text: str) -> None:
    file.write_text(f"{file.read_text()}\n{text}")


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return Release(Path(shutil.copytree(ROOT, tmp_path / "release", ignore=_LEFT_OUT)))


async def ask(running: Service, path: str, candidate: Candidate) -> tuple[int, str]:
    wire = Wire(HOST, running.port)
    try:
        reply = await wire.ask("GET", path, candidate.headers)
    finally:
        wire.close()
    return reply.status, reply.body.decode()


async def script_of_the_room(running: Service, candidate: Candidate) -> str:
    _, page = await ask(running, candidate.path.partition("turns/")[0], candidate)
    found = _SCRIPT.search(page)
    assert found is not None, page
    return found[0]


@pytest.mark.fault(29)
def test_a_page_of_the_old_release_saves_into_the_new_one(tmp_path: Path, release: Release) -> None:
    site = stages.prepared(tmp_path)
    [candidate] = seat(site, 1)

    async def upgrade_under_an_open_page() -> None:
        async with service(site, root=release.folder) as running:
            old_script = await script_of_the_room(running, candidate)

            async def upgrade() -> None:
                await asyncio.sleep(1.0)
                await asyncio.to_thread(release.upgrade, site)
                await trouble.reload(running, 1, pause=0.0)
                assert await script_of_the_room(running, candidate) != old_script
                await asyncio.sleep(1.0)

            load = await write(running, [candidate], every=0.2, beside=upgrade())
            assert (await ask(running, old_script, candidate))[0] == 200
        assert broken_promises(site, load) == []
        assert (load.unfinished, running.starts, set(load.repeats) <= {"cut"}) == (0, 1, True)

    finish(upgrade_under_an_open_page())
