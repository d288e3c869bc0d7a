"""The statements of the operations: how many there are, how many write, which tables are scanned."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Tables that grow with the interviews. A small table may be read whole, which is the quickest way.
GROWING = frozenset(
    {
        *("accounts_user", "interviews_interview", "interviews_turn"),
        *("interviews_answer", "interviews_answerrevision"),
    }
)
_SQLITE_SCAN = re.compile(r"^SCAN (?:TABLE )?(\w+)")
_POSTGRESQL_SCAN = re.compile(r"Seq Scan on (\w+)")
_ALIAS = r'"(\w+)" (?:AS )?"?{}"?\b'


@dataclass(frozen=True, slots=True)
class Counted:
    """One request's statements, each with its plan."""

    statements: list[dict[str, Any]]

    @property
    def count(self) -> int:
        return len(self.statements)

    @property
    def writes(self) -> int:
        return sum(not statement["sql"].startswith("SELECT") for statement in self.statements)

    @property
    def full_scans(self) -> list[str]:
        """The growing tables that a statement reads whole."""
        return sorted(
            {table for statement in self.statements for table in _scanned(statement) if table in GROWING}
        )


def counted_requests(requests: Mapping[str, Callable[[], None]], notes: Path) -> dict[str, Counted]:
    """Send each twice to a project that is served by cost/inside/counting.py; the second one counts."""
    counted = {}
    for name, request in requests.items():
        request()
        request()
        counted[name] = Counted(json.loads(notes.read_text().splitlines()[-1]))
    return counted


def _scanned(statement: Mapping[str, Any]) -> Iterator[str]:
    for step in statement["plan"]:
        if found := _SQLITE_SCAN.match(step) or _POSTGRESQL_SCAN.search(step):
            yield _table(found[1], statement["sql"])


def _table(name: str, sql: str) -> str:
    """SQLite names a table as the statement does, which may be an alias."""
    alias = re.search(_ALIAS.format(re.escape(name)), sql)
    return alias[1] if alias else name
