"""Sites to break: prepared once, then a copy of the database for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.production.site import Site, prepared_site
from tests.reliability.room import Candidate, seat_candidates

Prepared = tuple[Site, list[Candidate]]
SEATED = 8


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A site on SQLite with people in running interviews, to be copied and not to be served."""
    site = prepared_site(tmp_path_factory.mktemp("prepared"))
    return site, seat_candidates(site, SEATED)


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
