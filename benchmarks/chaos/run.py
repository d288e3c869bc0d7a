"""A run of one or more parts: what it prints, and whether every goal was met."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.chaos.stages import Outcome, prepared
from tests.production.postgres import postgresql
from tests.production.site import Site


@dataclass
class Run:
    """`scale` 50 stages a fiftieth; only full scale holds the goals about time."""

    scale: int
    database: str
    lines: list[str] = field(default_factory=list)
    missed: int = 0

    def say(self, line: str) -> None:
        print(line, flush=True)
        self.lines.append(line)

    def goal(self, met: object, what: str, *, timed: bool = False) -> None:
        """Timed goals are for full scale on an idle machine; smaller runs only print the figure."""
        counts = not timed or self.scale == 1
        verdict = "met" if met else "MISSED" if counts else "not met, not counted at this scale"
        self.missed += bool(counts and not met)
        self.say(f"  {verdict}: {what}")

    def of(self, full: int, *, least: int) -> int:
        return max(least, full // self.scale)

    async def stage(
        self, title: str, stage: Callable[[Site], Awaitable[Outcome]], **variables: str
    ) -> Outcome:
        self.say(f"{title}")
        with TemporaryDirectory(prefix="rehearse-chaos-") as folder, _server(self.database) as url:
            where = {"DATABASE_URL": url} if url else {}
            outcome = await stage(prepared(Path(folder), **where, **variables))
        self._tell(outcome)
        return outcome

    def _tell(self, outcome: Outcome) -> None:
        load = outcome.load
        count = len(load.acknowledged)
        self.say(
            f"  {count} saves acknowledged to {len(load.writers)} candidates in {load.seconds:.0f} s "
            f"({count / load.seconds:.0f} a second); p50 {load.milliseconds(0.5):.0f} ms, "
            f"p95 {load.milliseconds(0.95):.0f} ms, p99 {load.milliseconds(0.99):.0f} ms"
        )
        repeats = ", ".join(f"{why}: {times}" for why, times in sorted(load.repeats.items())) or "none"
        self.say(f"  requests that had to be repeated: {repeats}; never acknowledged: {load.unfinished}")
        for finding in outcome.findings[:10]:
            self.say(f"  {finding}")

    def safe(self, outcome: Outcome) -> None:
        """The goals of every part."""
        for rule in ("lost", "stale", "twice", "refused"):
            self.goal(not outcome.count(rule), f"{outcome.count(rule)} {rule}")
        self.goal(not outcome.load.unfinished, f"{outcome.load.unfinished} never acknowledged")
        self.goal(outcome.load.acknowledged, "something was acknowledged at all")
        if self.database == "sqlite":
            self.goal(not outcome.locked, f"{outcome.locked} x database is locked")


@contextmanager
def _server(database: str) -> Iterator[str]:
    """The address of a PostgreSQL of this stage's own; empty for the site's own SQLite file."""
    with postgresql() if database == "postgresql" else nullcontext("") as url:
        yield url
