"""The figures as a table to read and as JSON to compare, under benchmarks/results/."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

TARGETS: Final = {"open": 1.8, "save": 1.4, "hand_in": 3.0, "history": 1.4, "grade": 3.0}
MOST_OF_A_MILLION, MOST_OF_OWN = 1.10, 1.15


def commit(root: Path) -> str:
    """The commit that was measured, with "+" where files differ from it."""
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty=+", "--abbrev=12", "--exclude=*"],  # noqa: S607 - whichever git there is
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return described.stdout.strip() or "unknown"


def table(figures: dict[str, Any]) -> str:
    """Everything that was measured, in lines of at most 100 characters."""
    lines = [
        f"{figures['database']}, commit {figures['commit']}, {figures['rounds']} rounds of"
        f" {figures['requests_a_round']} requests each, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"command: python -m benchmarks.bench {' '.join(sys.argv[1:])} (SCALE={figures['scale']})",
        "",
        "operation    site ms  floor ms  ratio  target  statements (writes)   each round: site / floor",
    ]
    for name, one in figures["operations"].items():
        each = ", ".join(f"{site:.2f} / {floor:.2f}" for site, floor in zip(*one["each_round"], strict=True))
        lines.append(
            f"{name:<12} {one['cpu_ms']:7.2f} {one['floor_cpu_ms']:9.2f} {one['ratio']:6.2f}"
            f" {TARGETS[name]:7.1f}  {one['statements']:>6} ({one['writes']}){'':11}{each}"
        )
    lines += ["", "also, without a target:"]
    lines += [f"  {name}: {value}" for name, value in figures["also"].items()]
    lines += ["", "growth:"]
    lines += [f"  {name}: {json.dumps(value)}" for name, value in figures["growth"].items()]
    return "\n".join(lines) + "\n"


def missed(figures: dict[str, Any]) -> list[str]:
    """A sentence for each target that was not reached."""
    growth = figures["growth"]
    ratios = [(name, one["ratio"], TARGETS[name]) for name, one in figures["operations"].items()]
    ratios += [
        (f"{name} on a full site", growth[name]["ratio"], MOST_OF_A_MILLION) for name in ("save", "history")
    ]
    ratios += [("a long history of one's own", growth["own_history"]["ratio"], MOST_OF_OWN)]
    sentences = [
        f"{name}: {ratio:.2f} x, the target is {most} x" for name, ratio, most in ratios if ratio > most
    ]
    if growth["full_scans"]:
        sentences.append(f"read whole: {growth['full_scans']}")
    if figures["operations"]["open"]["writes"]:
        sentences.append("opening the room writes")
    return sentences


def write(figures: dict[str, Any], folder: Path) -> None:
    """bench-<database>.json and the same as text."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"bench-{figures['database']}"
    (folder / f"{name}.json").write_text(json.dumps(figures, indent=2) + "\n")
    (folder / f"{name}.txt").write_text(table(figures))
