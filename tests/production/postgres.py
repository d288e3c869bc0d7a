"""A PostgreSQL of one's own: a real server on a throw-away data directory, reached by a Unix socket."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

_VERSIONS = Path("/usr/lib/postgresql")
_WAIT_SECONDS = 60


class NoPostgreSQL(Exception):
    """There is no server program; on Debian: apt-get install postgresql."""


@contextmanager
def postgresql(*, variables: Mapping[str, str] | None = None, **settings: str) -> Iterator[str]:
    """Start a server with these settings of postgresql.conf; its DATABASE_URL. Raises NoPostgreSQL.

    `variables` are added to the server's environment.
    """
    programs = _programs()
    with TemporaryDirectory(prefix="rehearse-pg-") as folder:
        data = Path(folder) / "data"
        # initdb refuses to run as root.
        as_server = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if as_server:
            shutil.chown(folder, "postgres")
        _run([*as_server, str(programs / "initdb"), "--pgdata", str(data), *_CLUSTER], folder)
        control = [*as_server, str(programs / "pg_ctl"), "--pgdata", str(data)]
        options = {"listen_addresses": "", "unix_socket_directories": folder, "max_connections": "200"}
        chosen = " ".join(f"-c {name}='{value}'" for name, value in {**options, **settings}.items())
        log = str(Path(folder) / "server.log")
        _run([*control, "--wait", "--log", log, "--options", chosen, "start"], folder, **(variables or {}))
        try:
            yield f"postgres://rehearse@{quote(folder, safe='')}/postgres"
        finally:
            _run([*control, "--wait", "--mode", "immediate", "stop"], folder)


_CLUSTER = ["--username", "rehearse", "--auth", "trust", "--encoding", "UTF8", "--no-locale"]


def _programs() -> Path:
    """The folder of the newest server that Debian's package brought."""
    found = sorted(_VERSIONS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise NoPostgreSQL("no PostgreSQL server found: install the postgresql package")
    return found[-1].parent


def _run(command: list[str], folder: str, **variables: str) -> None:
    environment = {**os.environ, **variables}
    # Not through pipes: the server would keep them open.
    subprocess.run(
        command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=_WAIT_SECONDS
    )
