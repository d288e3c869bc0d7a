"""A broken page of one person: it asks for the interview's state two hundred times a second."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

from benchmarks.chaos.clients.wire import Cut, Wire
from benchmarks.chaos.clients.writer import Candidate
from benchmarks.chaos.serving import HOST, Service

PER_SECOND = 200
_CONNECTIONS = 20


async def flood(running: Service, candidate: Candidate, *, seconds: float, answers: Counter[str]) -> None:
    """Send as many requests as belong into so many seconds, however long they take.

    Counts the answers by status; "cut" where there was none.
    """
    share = round(PER_SECOND * seconds / _CONNECTIONS)
    flows = [_flow(running.port, candidate, answers, requests=share) for _ in range(_CONNECTIONS)]
    await asyncio.gather(*flows)


async def _flow(port: int, candidate: Candidate, answers: Counter[str], *, requests: int) -> None:
    wire = Wire(HOST, port)
    try:
        for _ in range(requests):
            started = time.monotonic()
            try:
                reply = await wire.ask("GET", candidate.pulse, candidate.headers)
                answers[str(reply.status)] += 1
            except Cut:
                answers["cut"] += 1
            await asyncio.sleep(max(0.0, started + _CONNECTIONS / PER_SECOND - time.monotonic()))
    finally:
        wire.close()
