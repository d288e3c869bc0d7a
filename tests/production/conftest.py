"""The site as production runs it: gunicorn, hashed static files, a SQLite file of its own, no HTTPS."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.production.site import ROOT, Site, environment

_LISTENING = re.compile(r"Listening at: (http://127\.0\.0\.1:\d+)")
_START_SECONDS = 60
# The steps of docs/operations.md in one process, which is four times as fast.
_PREPARE = """
import django
from django.core.management import call_command

django.setup()
call_command("migrate", verbosity=0)
call_command("createcachetable")
call_command("load_bank")
call_command("collectstatic", interactive=False, verbosity=0)
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A prepared site that gunicorn serves with the settings of gunicorn.conf.py."""
    folder = tmp_path_factory.mktemp("site")
    variables = environment(folder)
    site = Site(folder=folder, variables=variables)
    prepared = site.run("-c", _PREPARE)
    assert prepared.returncode == 0, prepared.stderr
    log = folder / "gunicorn.log"
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"]
    with log.open("w") as output:
        server = subprocess.Popen(
            gunicorn, cwd=ROOT, env={**os.environ, **variables}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        site.url = _address(log, server)
        site.pid = server.pid
        yield site
    finally:
        server.terminate()
        server.wait(timeout=_START_SECONDS)


def _address(log: Path, server: subprocess.Popen[bytes]) -> str:
    """Where gunicorn says that it listens; port 0 lets the system choose a free one."""
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        if found := _LISTENING.search(log.read_text()):
            return found[1]
        time.sleep(0.05)
    raise RuntimeError(f"gunicorn did not start:\n{log.read_text()}")
