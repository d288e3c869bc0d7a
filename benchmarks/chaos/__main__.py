"""`make chaos [PART=load|kills|reload|memory|flood|control|browser] [SCALE=50] [DATABASE=postgresql]`.

At full scale the goals of the room are checked, times included, on a machine that does nothing else; at a
smaller scale only what may never happen. Exit status 1 when something was missed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import resource
import subprocess
import sys
from datetime import UTC, datetime

from benchmarks.chaos.parts import PARTS
from benchmarks.chaos.run import Run
from tests.production.site import ROOT

RESULTS = ROOT / "benchmarks" / "results"
DATABASES = ("sqlite", "postgresql")


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.chaos", description=__doc__)
    parser.add_argument("--part", choices=[*PARTS, "all"], default="all")
    parser.add_argument("--scale", type=int, default=1, help="50 stages a fiftieth")
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    wanted = parser.parse_args()
    # A thousand candidates hold a thousand connections.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    run = Run(wanted.scale, wanted.database)
    run.say(_heading(sys.argv[1:]))
    for name, part in PARTS.items():
        if wanted.part in (name, "all"):
            asyncio.run(part(run))
    run.say(f"{run.missed} goals missed")
    if wanted.scale == 1:
        RESULTS.mkdir(exist_ok=True)
        file = RESULTS / f"chaos-{wanted.part}-{wanted.database}.txt"
        file.write_text("\n".join(run.lines) + "\n", encoding="utf-8")
    return int(run.missed > 0)


def _heading(arguments: list[str]) -> str:
    git = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12"]
    version = platform.python_version()
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    return "\n".join(
        [
            f"date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
            f"command: python -m benchmarks.chaos {' '.join(arguments)}".rstrip(),
            f"commit: {commit or 'unknown'}",
            f"machine: {os.cpu_count()} processors, which the load generator shares; Python {version}",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
