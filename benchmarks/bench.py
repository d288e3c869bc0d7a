"""What the server pays for each operation, as a ratio to a bare Django: `python -m benchmarks.bench sqlite`.

benchmarks/README.md says what is measured and how. SCALE=50 makes a fiftieth of it, which shows that
everything works and measures nothing. Exit status 1: a target was missed, at full scale only.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.cost import results
from benchmarks.cost.operations import OPERATIONS, FloorRequests, SiteRequests
from benchmarks.cost.rounds import WARM_UP, Figures, Series, measured
from benchmarks.cost.serving import (
    Databases,
    Project,
    asked,
    counted,
    databases,
    prepared_floor,
    prepared_rehearse,
    served,
)
from benchmarks.cost.statements import Counted, counted_requests

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
REQUESTS_A_ROUND = 500
FEW, MANY = 1000, 1_000_000
SAVES = 100


@dataclass(frozen=True, slots=True)
class Bench:
    """The floor, a site with few stored interviews, and one that is full."""

    floor: Project
    few: Project
    full: Project


def main(engine: str, *, scale: int, folder: Path) -> int:
    """Measure on one database and write the figures down."""
    times, stored = max(1, REQUESTS_A_ROUND // scale), max(FEW, MANY // scale)
    with TemporaryDirectory(prefix="rehearse-bench-") as scratch, databases(engine, Path(scratch)) as places:
        bench = _prepared(places, times=times, stored=stored)
        statements = _statements(bench)
        rounds, rows = _rounds(places, bench, times=times)
    figures: dict[str, Any] = {
        "commit": results.commit(ROOT),
        "database": engine,
        "rounds": ROUNDS,
        "requests_a_round": times,
        "scale": scale,
        "operations": {name: _operation(name, rounds, statements) for name in OPERATIONS},
        "growth": {"stored": [FEW, stored], **_growth(rounds, statements), f"rows_after_{SAVES}_saves": rows},
        "also": {
            name: round(median(rounds[name]), 2)
            for name in ("floor.history_of_a_page", "few.confirm", "full.history_of_many")
        },
    }
    results.write(figures, folder)
    print(results.table(figures))
    missed = results.missed(figures) if scale == 1 else []
    print("\n".join(missed) or "no target was missed" if scale == 1 else "at this scale nothing is compared")
    return int(bool(missed))


def _prepared(places: Databases, *, times: int, stored: int) -> Bench:
    # Each hand-in and each grading uses up an interview: in the rounds, before them, and two counted ones.
    needed = ROUNDS * times + min(WARM_UP, times) + 2
    return Bench(
        prepared_floor(places, times=needed),
        prepared_rehearse(places, "few", stored=FEW, times=needed),
        prepared_rehearse(places, "full", stored=stored, times=4),
    )


def _statements(bench: Bench) -> dict[str, Counted]:
    """The statements and plans of every operation on the full site, and of the floor's."""
    with counted(bench.full) as (url, notes):
        site = SiteRequests(url, bench.full.cast)
        names = (*OPERATIONS, "confirm", "history_of_many")
        on_site = counted_requests({name: getattr(site, name) for name in names}, notes)
    with counted(bench.floor) as (url, notes):
        floor = FloorRequests(url, bench.floor.cast)
        on_floor = counted_requests({f"floor.{name}": getattr(floor, name) for name in OPERATIONS}, notes)
    return {**on_site, **on_floor}


def _rounds(places: Databases, bench: Bench, *, times: int) -> tuple[Figures, dict[str, Any]]:
    """The CPU milliseconds of every series, and the rows that a hundred saves leave."""
    with ExitStack() as servers:
        floor, few, full = (
            servers.enter_context(served(project)) for project in (bench.floor, bench.few, bench.full)
        )
        database = [places.server] if places.server else []
        at_floor, at_few = FloorRequests(floor.url, bench.floor.cast), SiteRequests(few.url, bench.few.cast)
        at_full = SiteRequests(full.url, bench.full.cast)

        def series(name: str) -> Series:
            project, operation = name.split(".")
            requests, site = {"floor": (at_floor, floor), "few": (at_few, few), "full": (at_full, full)}[
                project
            ]
            return Series(name, getattr(requests, operation), [site.pid, *database])

        groups = [[f"floor.{name}", f"few.{name}"] for name in OPERATIONS]
        groups[1].append("full.save")
        groups[3] += ["full.history", "full.history_of_many", "floor.history_of_a_page"]
        groups.append(["few.confirm"])
        figures = measured([[series(name) for name in group] for group in groups], rounds=ROUNDS, times=times)
        return figures, _rows(bench.full, at_full)


def _rows(project: Project, requests: SiteRequests) -> dict[str, Any]:
    sitting = project.cast["hand_in"].pop()
    for _ in range(SAVES):
        requests.save_in(sitting)
    written = asked(project.site, "benchmarks.cost.inside.rows", sitting["interview"])
    requests.hand_in_this(sitting)
    return {
        "before_hand_in": written,
        "after": asked(project.site, "benchmarks.cost.inside.rows", sitting["interview"]),
    }


def _operation(name: str, rounds: Figures, statements: dict[str, Counted]) -> dict[str, Any]:
    site, floor = rounds[f"few.{name}"], rounds[f"floor.{name}"]
    return {
        "cpu_ms": round(median(site), 3),
        "floor_cpu_ms": round(median(floor), 3),
        "ratio": _ratio(site, floor),
        "statements": statements[name].count,
        "writes": statements[name].writes,
        "floor_statements": statements[f"floor.{name}"].count,
        "each_round": [[round(figure, 2) for figure in figures] for figures in (site, floor)],
    }


def _growth(rounds: Figures, statements: dict[str, Counted]) -> dict[str, Any]:
    compared = {
        "save": ("few.save", "full.save"),
        "history": ("few.history", "full.history"),
        "own_history": ("full.history", "full.history_of_many"),
    }
    return {
        **{
            name: {
                "cpu_ms": [round(median(rounds[one]), 3) for one in pair],
                "ratio": _ratio(rounds[pair[1]], rounds[pair[0]]),
            }
            for name, pair in compared.items()
        },
        "own_history_statements": [statements["history"].count, statements["history_of_many"].count],
        "full_scans": {name: one.full_scans for name, one in statements.items() if one.full_scans},
    }


def _ratio(one: list[float], other: list[float]) -> float:
    """The median over the rounds of the ratio within a round, which met the same machine."""
    return round(median(a / b for a, b in zip(one, other, strict=True)), 3) if all(other) else 0.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgresql"])
    parser.add_argument("--results", type=Path, help="the folder to write to")
    given = parser.parse_args()
    scale = int(os.environ.get("SCALE", "1"))
    # A partial run does not overwrite the results of a full one.
    usual = ROOT / ("benchmarks/results" if scale == 1 else "var/bench")
    sys.exit(main(given.database, scale=scale, folder=given.results or usual))
