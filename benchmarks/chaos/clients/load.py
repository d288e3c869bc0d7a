"""Many candidates at once, and the outcome of their saves."""

from __future__ import annotations

import asyncio
import json
import math
import time
from collections import Counter
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from benchmarks.chaos.checking import Finding, StoredAnswer, check
from benchmarks.chaos.clients.writer import ORDINARY, Acknowledged, Candidate, Writer
from benchmarks.chaos.serving import HOST, Service
from tests.production.site import Site

# Candidates are set up so many at a time: one command each.
_TOGETHER = 100
# "Flat out" is nevertheless at most five saves a second from one person: the next one starts 0.2 s after the
# last one did, or at once where that took longer. Nobody's page does more.
FLAT_OUT = 0.2
# The page saves at the latest so often while somebody writes.
PACE = 5.0


@dataclass(frozen=True, slots=True)
class Load:
    """A finished run."""

    writers: Sequence[Writer]
    seconds: float

    @property
    def acknowledged(self) -> list[Acknowledged]:
        return [ack for writer in self.writers for ack in writer.acknowledged]

    @property
    def repeats(self) -> Counter[str]:
        """Why requests were sent again: "cut" or a status."""
        return sum((writer.repeats for writer in self.writers), Counter())

    @property
    def unfinished(self) -> int:
        """Operations that were never acknowledged, though repeated for a minute."""
        return sum(writer.outstanding is not None for writer in self.writers)

    def milliseconds(self, share: float) -> float:
        """How long that share of all saves took at most, from the first try to the acknowledgement."""
        times = sorted(ack.at - ack.first_sent for ack in self.acknowledged)
        return 1000 * times[min(len(times) - 1, int(share * len(times)))] if times else float("inf")


def seat(site: Site, count: int) -> list[Candidate]:
    """So many more candidates, each in a running mock."""
    seated: list[Candidate] = []
    while len(seated) < count:
        some = min(_TOGETHER, count - len(seated))
        done = site.run("-m", "benchmarks.chaos.inside.candidates", str(some))
        if done.returncode:
            raise RuntimeError(done.stderr)
        seated += [Candidate(**json.loads(line)) for line in done.stdout.splitlines()]
    return seated


async def write(
    running: Service,
    candidates: Sequence[Candidate],
    *,
    every: float,
    seconds: float = math.inf,
    longest: int = ORDINARY,
    beside: Awaitable[None] | None = None,
) -> Load:
    """Let all of them write for so many seconds, or for as long as the trouble `beside` takes."""
    writers = [Writer(candidate, HOST, running.port, longest) for candidate in candidates]
    started = time.monotonic()
    tasks = [asyncio.create_task(writer.write(seconds=seconds, every=every)) for writer in writers]
    if beside is not None:
        try:
            await beside
        finally:
            for writer in writers:
                writer.stop()
    await asyncio.gather(*tasks)
    return Load(writers, time.monotonic() - started)


def broken_promises(site: Site, load: Load) -> list[Finding]:
    """The acknowledged-set check against the site's database, and the integrity of its file."""
    done = site.run("-m", "benchmarks.chaos.inside.stored")
    if done.returncode:
        raise RuntimeError(done.stderr)
    first, *lines = map(json.loads, done.stdout.splitlines())
    stored = {
        line["path"]: StoredAnswer(
            revision=line["revision"], digest=line["digest"], history=[tuple(row) for row in line["history"]]
        )
        for line in lines
    }
    found = check(load.writers, stored, kept_lines=first["kept_lines"])
    if first["integrity"] != "ok":
        found.append(Finding("lost", "the database file", first["integrity"]))
    return found
