"""Checks before the site serves: a site that would lose or damage data does not start.

Imports no Django, because gunicorn's master runs it: its workers would never reload what the master loads.
"""

from __future__ import annotations

import logging
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

from config.databases import journal_mode, parsed

logger = logging.getLogger(__name__)

# Reading a larger file at each start would take too many seconds; `backup` reads files of any size.
MOST_BYTES = 2 * 1024**3
WAIT_SECONDS = 20
_SHORTEST_KEY, _FEWEST_CHARACTERS = 50, 5  # as Django's security.W009


class BadStart(Exception):
    """The site must not serve; the message says why and what to do."""


def refuse_a_bad_start(*, url: str, key: str, debug: bool = False) -> None:
    """Raise BadStart for a weak key, development mode, a damaged SQLite file or a dangerous journal of it."""
    if len(key) < _SHORTEST_KEY or len(set(key)) < _FEWEST_CHARACTERS:
        raise BadStart(
            "REHEARSE_SECRET_KEY is too short to sign anything: `openssl rand -base64 48` makes one."
        )
    if debug:
        raise BadStart("REHEARSE_DEBUG is for development: leave it out, or set it to 0.")
    settings = parsed(url)
    file = Path(settings["NAME"])
    if settings["ENGINE"].endswith("sqlite3") and file.is_file():
        refuse_a_damaged_file(file)


def refuse_a_damaged_file(file: Path) -> None:
    """Read every page of a SQLite file, if it is not very large. Raises BadStart."""
    sqlite: Any = import_module("sqlite3")  # by name, because it may have been replaced
    try:
        # For writing, because only then does SQLite first roll back what a crash left in a journal.
        with closing(
            sqlite.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, timeout=WAIT_SECONDS)
        ) as database:
            wanted = journal_mode(sqlite.sqlite_version_info).lower()
            _refuse_a_bad_journal(database, wanted=wanted, locked=sqlite.OperationalError)
            if file.stat().st_size > MOST_BYTES:
                logger.warning("%s is too large to be checked at the start; `manage.py backup` does.", file)
                return
            found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite.OperationalError as error:
        # Locked or read-only: the site starts all the same and serves what it can.
        logger.warning("%s could not be checked at the start: %s", file, error)
        return
    except sqlite.DatabaseError as error:
        found = str(error)
    found = found.rpartition("\n")[2]  # a headline may come first
    if found != "ok":
        raise BadStart(
            f"{file} is damaged ({found}). Put a copy back: manage.py restore FILE (docs/operations.md)."
        )


def _refuse_a_bad_journal(database: Any, *, wanted: str, locked: type[Exception]) -> None:
    """A file remembers its journal mode. A write-ahead log that this release may corrupt is ended first."""
    if wanted == "wal" or database.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        return
    try:
        ended = database.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0] == wanted
    except locked:
        ended = False
    if not ended:
        raise BadStart(
            "The database has a write-ahead log, which this release of SQLite may corrupt, and is in use:"
            " end what uses it, or set REHEARSE_SQLITE_WAL=1."
        )
