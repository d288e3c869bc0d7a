"""Sites to break: prepared once, then a copy of the database for each test."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from tests.production.site import Site, prepared_site
from tests.reliability.room import Candidate, seat_candidates

Prepared = tuple[Site, list[Candidate]]
SEATED = 24


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A site on SQLite with people in running interviews, to be copied and not to be served."""
    site = prepared_site(tmp_path_factory.mktemp("prepared"))
    return site, seat_candidates(site, SEATED)


@pytest.fixture(scope="session")
def prepared_on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgresql_url: str) -> Prepared:
    """The same on PostgreSQL, in a database that others are copied from."""
    with psycopg.connect(postgresql_url, autocommit=True) as server:
        server.execute("CREATE DATABASE prepared")
    site = prepared_site(tmp_path_factory.mktemp("prepared"), DATABASE_URL=named(postgresql_url, "prepared"))
    return site, seat_candidates(site, SEATED)


@pytest.fixture
def copied_on_postgresql(
    prepared_on_postgresql: Prepared, postgresql_url: str
) -> Iterator[Callable[..., Prepared]]:
    """Put a copy of that database beside it; variables add to the environment of its site."""
    name = f"copy_{uuid.uuid4().hex}"
    with psycopg.connect(postgresql_url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE prepared")

    def copy(folder: Path, **variables: str) -> Prepared:
        site, candidates = prepared_on_postgresql
        own = {**site.variables, "DATABASE_URL": named(postgresql_url, name), **variables}
        return Site(folder=folder, variables=own), [replace(one) for one in candidates]

    yield copy
    with psycopg.connect(postgresql_url, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def named(url: str, name: str) -> str:
    """The address of another database of the same server."""
    return f"{url.rpartition('/')[0]}/{name}"


@pytest.fixture
def copied(prepared: Prepared) -> Callable[..., Prepared]:
    """Put a copy of the prepared site's database somewhere; variables add to its environment."""

    def copy(folder: Path, *, disk: Path | None = None, **variables: str) -> Prepared:
        site, candidates = prepared
        file = (disk or folder) / "site.sqlite3"
        shutil.copy(site.folder / "site.sqlite3", file)
        own = {**site.variables, "DATABASE_URL": f"sqlite:///{file}", **variables}
        return Site(folder=folder, variables=own), [replace(one) for one in candidates]

    return copy
