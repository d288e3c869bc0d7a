"""How the bench measures CPU time, writes and whole-table reads."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.cost.processes import cpu_seconds
from benchmarks.cost.statements import Counted

SPIN = "import time\nwhile time.process_time() < 0.3: pass\n"


@pytest.mark.parametrize("work", [SPIN, f"subprocess.run([sys.executable, '-c', {SPIN!r}])"])
def test_time_counts_in_the_process_and_in_a_child_that_ended(work: str) -> None:
    program = f"import subprocess, sys\n{work}\nprint(flush=True)\ninput()"
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", program], **piped) as process:
        process.stdout.readline()

        used = cpu_seconds(process.pid)

        process.communicate("\n")
    assert used >= 0.29


def test_a_process_that_is_gone_has_no_time() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()

    assert cpu_seconds(gone.pid) == 0


@pytest.mark.parametrize(
    ("sql", "plan", "read_whole"),
    [
        ('SELECT 1 FROM "interviews_turn"', "SCAN interviews_turn", ["interviews_turn"]),
        ('SELECT 1 FROM "interviews_turn" U0', "SCAN U0", ["interviews_turn"]),
        (
            'SELECT 1 FROM "interviews_turn"',
            "Seq Scan on interviews_turn  (cost=0.00..9.99)",
            ["interviews_turn"],
        ),
        (
            'SELECT 1 FROM "interviews_turn"',
            "SCAN interviews_turn USING COVERING INDEX a",
            ["interviews_turn"],
        ),
        ('SELECT 1 FROM "interviews_turn"', "SEARCH interviews_turn USING INDEX a (id=?)", []),
        ('SELECT 1 FROM "questions_level"', "SCAN questions_level", []),
    ],
)
def test_a_plan_says_which_growing_table_is_read_whole(sql: str, plan: str, read_whole: list[str]) -> None:
    assert Counted([{"sql": sql, "plan": [plan]}]).full_scans == read_whole


def test_what_is_no_select_writes() -> None:
    verbs = ("SELECT 1", "UPDATE a SET b = 1", "INSERT INTO a", "DELETE FROM a")
    counted = Counted([{"sql": sql, "plan": []} for sql in verbs])

    assert (counted.count, counted.writes) == (4, 3)
