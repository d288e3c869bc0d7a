"""Projects with their databases: prepared, filled, and served as production serves the site."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import psycopg

from tests.production.postgres import postgresql
from tests.production.site import ROOT, Site, environment, gunicorn, prepared_site

FLOOR = {"DJANGO_SETTINGS_MODULE": "benchmarks.floor.settings"}
# One client sends what many would: the limit on what a person may send does its work and never steps in.
NO_FLOOD = {"REHEARSE_FLOOD_RATE": "1000000"}


@dataclass(frozen=True, slots=True)
class Databases:
    """Where new databases come from; `server` is the process tree that works for them, if there is one."""

    folder: Path
    cluster: str = ""
    server: int | None = None

    def new(self, name: str) -> str:
        """The DATABASE_URL of an empty database."""
        if not self.cluster:
            return f"sqlite:///{self.folder / name}.sqlite3"
        with psycopg.connect(_conninfo(self.cluster), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE bench_{name}")  # our own name
        return f"{self.cluster.rpartition('/')[0]}/bench_{name}"


@contextmanager
def databases(engine: str, folder: Path) -> Iterator[Databases]:
    """SQLite files in `folder`, or a PostgreSQL of the bench's own that really writes to the disk."""
    if engine == "sqlite":
        yield Databases(folder)
        return
    with postgresql(shared_buffers="256MB", max_wal_size="4GB") as url:
        home = Path(unquote(urlsplit(url).hostname or ""))
        postmaster = int((home / "data" / "postmaster.pid").read_text().split()[0])
        yield Databases(folder, url, postmaster)


@dataclass(frozen=True, slots=True)
class Project:
    """A prepared project; `application` names what a WSGI server serves, `cast` who may do what."""

    site: Site
    application: str
    cast: dict[str, Any]


def prepared_floor(databases: Databases, *, times: int) -> Project:
    folder = databases.folder / "floor"
    folder.mkdir()
    site = Site(folder, {**environment(folder), **FLOOR, "DATABASE_URL": databases.new("floor")})
    return Project(site, "benchmarks.floor.wsgi", asked(site, "benchmarks.floor.seed", times))


def prepared_rehearse(databases: Databases, name: str, *, stored: int, times: int) -> Project:
    (databases.folder / name).mkdir()
    site = prepared_site(databases.folder / name, DATABASE_URL=databases.new(name), **NO_FLOOD)
    return Project(site, "config.wsgi", asked(site, "benchmarks.cost.inside.seed", stored, times))


def asked(site: Site, module: str, *arguments: object) -> dict[str, Any]:
    """Run a module's `main` in the project; what it printed as JSON."""
    command = [sys.executable, "-m", "benchmarks.cost.inside.within", module, *map(str, arguments)]
    variables = {**os.environ, **site.variables}
    done = subprocess.run(  # noqa: S603 - our own module
        command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True, check=True
    )
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


@contextmanager
def served(project: Project) -> Iterator[Site]:
    """Under gunicorn with the settings of gunicorn.conf.py: two workers of four threads."""
    with gunicorn(project.site, project.application):
        yield project.site


@contextmanager
def counted(project: Project) -> Iterator[tuple[str, Path]]:
    """Its address under benchmarks.cost.inside.counting, and the file of its notes."""
    notes = project.site.folder / "notes.jsonl"
    command = [sys.executable, "-m", "benchmarks.cost.inside.counting", project.application, str(notes)]
    variables = {**os.environ, **project.site.variables}
    server = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own module
    try:
        yield (server.stdout.readline().strip() if server.stdout else ""), notes
    finally:
        server.terminate()
        server.wait()


def _conninfo(url: str) -> str:
    parts = urlsplit(url)
    return f"host={unquote(parts.hostname or '')} user={parts.username} dbname={parts.path[1:]}"
