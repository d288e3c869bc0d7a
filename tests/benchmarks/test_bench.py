"""benchmarks/bench.py at a small scale: every answer is right, and no budget is exceeded.

Nothing here is timed: at this scale the figures mean nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
OPERATIONS = ["open", "save", "hand_in", "history", "grade"]
# The budgets of the room: statements, session and user included, and the writes among them.
MOST_STATEMENTS = {"open": (5, 0), "save": (4, 2), "hand_in": (8, 5), "history": (5, 0), "grade": (9, 4)}

pytestmark = pytest.mark.full


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def figures(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the program wrote down: ten requests a round, the full site holding twenty thousand interviews."""
    if request.param == "postgresql":
        request.getfixturevalue("postgresql_url")  # skips where there is no server program
    folder = tmp_path_factory.mktemp("results")
    # The plain settings, whatever the suite runs on: a benchmark prepares its own database.
    variables = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "SCALE": "50"}
    program = [sys.executable, "-m", "benchmarks.bench", request.param, "--results", str(folder)]
    done = subprocess.run(program, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert (folder / f"bench-{request.param}.txt").read_text() in done.stdout
    written: dict[str, Any] = json.loads((folder / f"bench-{request.param}.json").read_text())
    return written | {"asked_for": request.param}


def test_it_writes_down_what_was_measured(figures: dict[str, Any]) -> None:
    assert (figures["database"], figures["rounds"]) == (figures["asked_for"], 5)
    assert list(figures["operations"]) == OPERATIONS
    assert {name for one in figures["operations"].values() for name in one} == {
        *("cpu_ms", "floor_cpu_ms", "ratio", "statements", "writes", "floor_statements", "each_round")
    }


def test_the_floor_asks_for_session_user_and_one_statement_more(figures: dict[str, Any]) -> None:
    assert {one["floor_statements"] for one in figures["operations"].values()} == {3}


def test_no_operation_asks_for_more_than_its_budget(figures: dict[str, Any]) -> None:
    over = {
        name: (one["statements"], one["writes"])
        for name, one in figures["operations"].items()
        if one["statements"] > MOST_STATEMENTS[name][0] or one["writes"] > MOST_STATEMENTS[name][1]
    }

    assert over == {}


def test_no_plan_reads_a_growing_table_whole(figures: dict[str, Any]) -> None:
    assert figures["growth"]["full_scans"] == {}


def test_a_longer_history_takes_the_same_statements(figures: dict[str, Any]) -> None:
    fifty, five_hundred = figures["growth"]["own_history_statements"]

    assert fifty == five_hundred == figures["operations"]["history"]["statements"]


def test_a_hundred_saves_leave_one_row_and_a_bounded_history(figures: dict[str, Any]) -> None:
    rows = figures["growth"]["rows_after_100_saves"]

    assert (rows["before_hand_in"]["answers"], rows["after"]["answers"]) == (1, 1)
    # Fifty lines of the log stay, and the texts that were kept, a text for every half minute and the last.
    assert rows["after"]["revisions"] - rows["after"]["texts_in_them"] <= 50
