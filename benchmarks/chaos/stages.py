"""The stages, one kind of trouble each: a site, candidates who write in it, a fault, and the findings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.chaos import trouble
from benchmarks.chaos.checking import Finding
from benchmarks.chaos.clients.flood import flood
from benchmarks.chaos.clients.load import FLAT_OUT, Load, broken_promises, seat, write
from benchmarks.chaos.clients.writer import LONG
from benchmarks.chaos.serving import Service, service
from tests.production.site import Site, prepared_site

# Acknowledges before it commits; see inside/early.py.
CONTROL = "benchmarks.chaos.inside.early"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a stage saw; `log` is what the server wrote."""

    load: Load
    findings: list[Finding]
    log: str
    starts: int
    recovered: list[float] = field(default_factory=list)  # seconds from each kill of everything to a save
    flood: Counter[str] = field(default_factory=Counter)

    @property
    def out_of_memory(self) -> int:
        """How often the log tells of memory that could not be had, for data or for code."""
        return len(re.findall("MemoryError|failed to map segment", self.log))

    @property
    def locked(self) -> int:
        return self.log.count("database is locked")

    def count(self, rule: str) -> int:
        return sum(finding.rule == rule for finding in self.findings)


def prepared(folder: Path, **variables: str) -> Site:
    """A site with the flood limit that it has by default."""
    return prepared_site(folder, REHEARSE_FLOOD_RATE="", **variables)


async def steady(site: Site, *, candidates: int, every: float, seconds: float) -> Outcome:
    """Nothing goes wrong: people write."""
    seated = seat(site, candidates)
    async with service(site) as running:
        load = await write(running, seated, every=every, seconds=seconds)
    return _outcome(site, running, load)


async def killed_workers(
    site: Site, *, candidates: int, kills: int, pause: float, application: str = ""
) -> Outcome:
    """Random workers are killed."""
    seated = seat(site, candidates)
    async with service(site, application) as running:
        kill = trouble.kill_workers(running, kills, pause=pause)
        load = await write(running, seated, every=FLAT_OUT, beside=kill)
    return _outcome(site, running, load)


async def killed_altogether(site: Site, *, candidates: int, kills: int, pause: float) -> Outcome:
    """The master and all its workers are killed, and started again."""
    seated = seat(site, candidates)
    moments: list[float] = []
    async with service(site) as running:
        kill = trouble.kill_everything(running, kills, pause=pause, moments=moments)
        load = await write(running, seated, every=FLAT_OUT, beside=kill)
    recovered = [
        min((a.at for a in load.acknowledged if a.last_sent > at), default=1e9) - at for at in moments
    ]
    return _outcome(site, running, load, recovered=recovered)


async def reloaded(site: Site, *, candidates: int, reloads: int, pause: float) -> Outcome:
    """A new release is taken up, again and again."""
    seated = seat(site, candidates)
    async with service(site) as running:
        hang_up = trouble.reload(running, reloads, pause=pause)
        load = await write(running, seated, every=FLAT_OUT, beside=hang_up)
    return _outcome(site, running, load)


async def starved(site: Site, *, candidates: int, rounds: int, pause: float) -> Outcome:
    """Workers run out of memory over long answers, and are killed for it."""
    # The allocator asks the system for every larger block, instead of finding room in what it has.
    plain_allocator = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "16384"}
    site = replace(site, variables={**site.variables, **plain_allocator})
    seated = seat(site, candidates)
    async with service(site) as running:
        starve = trouble.starve(running, rounds, pause=pause)
        load = await write(running, seated, every=FLAT_OUT, beside=starve, longest=LONG)
    return _outcome(site, running, load)


async def flooded(site: Site, *, candidates: int, every: float, seconds: float) -> Outcome:
    """One more person's session sends two hundred requests a second."""
    *seated, flooding = seat(site, candidates + 1)
    answers: Counter[str] = Counter()

    async with service(site) as running:
        flow = flood(running, flooding, seconds=seconds, answers=answers)
        load = await write(running, seated, every=every, beside=flow)
    return _outcome(site, running, load, answers=answers)


def _outcome(
    site: Site,
    running: Service,
    load: Load,
    *,
    recovered: list[float] | None = None,
    answers: Counter[str] | None = None,
) -> Outcome:
    return Outcome(
        load=load,
        findings=broken_promises(site, load),
        log=running.log.read_text(),
        starts=running.starts,
        recovered=recovered or [],
        flood=answers or Counter(),
    )
