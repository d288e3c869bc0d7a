"""mypy accepts right calls of prepared queries and reports wrong ones."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Each line that is wrong ends with the code that mypy has to give for it.
CALLS = """
from __future__ import annotations

import uuid
from typing import Any

from typing_extensions import assert_type

from accounts.models import User
from database.compiled import prepared
from database.returning import Update, prepared_update
from django.db.models import F, QuerySet
from interviews.history.queries import Beside, Sought, counts_of, page_of
from interviews.models import Interview


@prepared
def named(*, pk: int, name: str | None) -> QuerySet[User]:
    return User.objects.filter(pk=pk, display_name=name)


@prepared_update
def rename(*, pk: int, name: str) -> Update[tuple[int, str]]:
    return Update(User.objects.filter(pk=pk), {"display_name": name}, (F("id"), F("display_name")))


assert_type(named(pk=7, name=None), list[User])
assert_type(rename(pk=7, name="Sam"), tuple[int, str] | None)
named(pk=7)  # call-arg
named(pk="7", name=None)  # arg-type
named(key=7, name=None)  # call-arg
named(7, None)  # call-arg
rename(pk=7)  # call-arg
rename(pk=7, name=None)  # arg-type
rename(pk=7, name="Sam", seat=None)  # call-arg

sought = Sought(owner=7, role="", title="", level="", bar="", area="", mode="", since=0, until=0)
assert_type(page_of((), Beside.NOTHING, **sought, created_at=0, pk=0), list[Interview])
assert_type(counts_of((), (), **sought, created_at=0, pk=0), list[tuple[int, ...]])
page_of((), Beside.NOTHING, **sought, created_at=0)  # call-arg
page_of((), Beside.NOTHING, **sought, created_at="0", pk=0)  # arg-type
page_of((), **sought, created_at=0, pk=0)  # call-arg
page_of((), Beside.NOTHING, owner=7, role="Harbour pilot", created_at=0, pk=0)  # call-arg
counts_of((), (), **sought, created_at=0, pk=0, newer=True)  # call-arg
Sought(owner=7, role="Harbour pilot")  # typeddict-item
"""


@pytest.mark.full
def test_mypy_finds_each_wrong_call_and_no_other(tmp_path: Path) -> None:
    snippet = tmp_path / "calls.py"
    snippet.write_text(CALLS, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--no-pretty", "--no-error-summary", str(snippet)]

    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    found = re.findall(r"calls\.py:(\d+): error: .*\[([\w-]+)\]$", said.stdout, re.M)
    assert sorted({(int(line), code) for line, code in found}) == wrong_lines(), said.stdout + said.stderr


def wrong_lines() -> list[tuple[int, str]]:
    lines = (line.rpartition("# ")[1:] for line in CALLS.splitlines())
    return [(number, code) for number, (mark, code) in enumerate(lines, 1) if mark]


def test_the_house_ignores_no_type_in_a_prepared_query() -> None:
    """An ignored line would take its call out of what mypy checks."""
    files = [path for app in ("accounts", "database", "interviews") for path in (ROOT / app).rglob("*.py")]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    prepares = [
        path for path, text in texts.items() if path.is_relative_to(ROOT / "database") or "@prepared" in text
    ]

    assert len(prepares) > 10
    assert [path.name for path in prepares if "type: ignore" in texts[path]] == []
