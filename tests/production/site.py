"""The site as production runs it: gunicorn, hashed static files, a SQLite file of its own, no HTTPS.

A test may run commands beside it and ask it for pages.
"""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "deploy.env.example"
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


@dataclass
class Site:
    folder: Path
    variables: dict[str, str]
    url: str = ""
    pid: int = 0
    agent: dict[str, str] = field(default_factory=lambda: {"Accept-Encoding": "gzip"})

    def manage(self, *arguments: str, **variables: str) -> str:
        """Run manage.py in this site's environment; what it printed."""
        done = self.run("manage.py", *arguments, **variables)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**surroundings(), **self.variables, **variables},
            capture_output=True,
            text=True,
            timeout=60,
        )

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """The response as it came, compressed or not; redirects are not followed."""
        address = urlsplit(self.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=30)
        connection.request("GET", path, headers={**self.agent, **headers})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body


def surroundings() -> dict[str, str]:
    """This process's environment without what only browser tests may set."""
    return {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}


def environment(folder: Path) -> dict[str, str]:
    """The example environment with what a test site needs: a key, no HTTPS, files in `folder`."""
    return {
        **example_values(),
        "REHEARSE_SECRET_KEY": secrets.token_urlsafe(48),
        "REHEARSE_ALLOWED_HOSTS": "127.0.0.1",
        "REHEARSE_TRUSTED_ORIGINS": "",
        "REHEARSE_PROXIES": "0",
        "REHEARSE_HTTPS": "0",
        # One client here sends more than a person would; a test of the limit passes "" for the default.
        "REHEARSE_FLOOD_RATE": "100000",
        "REHEARSE_STATIC_ROOT": str(folder / "static"),
        "REHEARSE_BIND": "127.0.0.1:0",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


def example_values() -> dict[str, str]:
    """The lines of deploy.env.example that are set."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {name: value for name, _, value in pairs}


@contextmanager
def served(folder: Path, **variables: str) -> Iterator[Site]:
    """A prepared site that gunicorn serves with the settings of gunicorn.conf.py, and these variables."""
    site = prepared_site(folder, **variables)
    with gunicorn(site):
        yield site


def prepared_site(folder: Path, **variables: str) -> Site:
    """A site with its tables, the shipped role and its static files, which nobody serves yet."""
    site = Site(folder=folder, variables={**environment(folder), **variables})
    prepared = site.run("-c", _PREPARE)
    assert prepared.returncode == 0, prepared.stderr
    return site


@contextmanager
def gunicorn(site: Site, *arguments: str, under: Sequence[str] = ()) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the site until the end of the block; sets its address and the master's process id.

    `arguments` are gunicorn's own, such as another application; `under` is a command that runs another one
    in its own process, such as a tracer.
    """
    log = site.folder / "gunicorn.log"
    command = [*under, sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", *arguments]
    variables = {**surroundings(), **site.variables}
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT)
    try:
        site.url, site.pid = _address(log, server), server.pid
        yield server
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
