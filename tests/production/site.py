"""What a test may do with a production site: run commands beside it, ask it for a page."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "deploy.env.example"


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
            env={**os.environ, **self.variables, **variables},
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


def environment(folder: Path) -> dict[str, str]:
    """The example environment with what a test site needs: a key, no HTTPS, files in `folder`."""
    return {
        **example_values(),
        "REHEARSE_SECRET_KEY": secrets.token_urlsafe(48),
        "REHEARSE_ALLOWED_HOSTS": "127.0.0.1",
        "REHEARSE_TRUSTED_ORIGINS": "",
        "REHEARSE_PROXIES": "0",
        "REHEARSE_HTTPS": "0",
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
