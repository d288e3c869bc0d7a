"""benchmarks/import_brief.py on the committed brief: it runs, and the memory keeps to the goal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BRIEF = ROOT / "tests" / "briefs" / "harbour_traffic_planner.txt"


def test_importing_the_committed_brief_keeps_to_its_memory() -> None:
    # The plain settings, whatever the suite runs on: a benchmark prepares its own database.
    variables = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    program = [sys.executable, "benchmarks/import_brief.py", str(BRIEF)]

    done = subprocess.run(program, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=100)

    printed = re.fullmatch(r"harbour_traffic_planner\.txt: (\d+\.\d\d) s, (\d+\.\d) MB\n", done.stdout)
    assert printed is not None, done.stderr
    seconds, megabytes = map(float, printed.groups())
    assert megabytes < 100
    assert 0 < seconds < 30, "a busy machine may be slow, but not that slow"
