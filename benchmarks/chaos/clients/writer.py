"""One candidate at the keyboard: saves a growing text as the page's outbox does (static/js/room/outbox.js).

One request at a time; an operation keeps its id and is repeated with a growing pause until a JSON 200 echoes
that id. What the server acknowledged is written down, to be compared with the database afterwards.
"""

from __future__ import annotations

import asyncio
import hashlib
import math
import random
import time
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from benchmarks.chaos.clients.wire import Cut, Reply, Wire

STEPS: Final = (1, 2, 4, 8, 15)  # seconds between tries, as in the page
# A text grows in ten saves to so many characters; then most of it is cut away and it grows again.
ORDINARY: Final = 4_000
LONG: Final = 95_000
# So many seconds after the end of the writing an operation that is on its way may still be repeated.
PATIENCE_AT_THE_END: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Where somebody writes and with which cookies."""

    path: str
    session_cookie: str
    session: str
    csrf_cookie: str
    csrf: str
    seat: str

    @property
    def pulse(self) -> str:
        """Where the page asks how the interview stands."""
        return f"{self.path.partition('/turns/')[0]}/pulse/"

    @property
    def headers(self) -> Mapping[str, str]:
        cookies = f"{self.session_cookie}={self.session}; {self.csrf_cookie}={self.csrf}; seat={self.seat}"
        return {
            "Cookie": cookies,
            "X-CSRFToken": self.csrf,
            "Content-Type": "application/x-www-form-urlencoded",
        }


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    revision: int  # the one it is based on
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """What the server acknowledged: the hash of the text, its revision, and three moments (monotonic)."""

    operation: str
    revision: int
    digest: str
    first_sent: float
    last_sent: float
    at: float


@dataclass
class Writer:
    candidate: Candidate
    host: str
    port: int
    longest: int = ORDINARY
    acknowledged: list[Acknowledged] = field(default_factory=list)
    outstanding: Operation | None = None
    # Why a request had to be repeated: "cut" or the status that was no acknowledgement.
    repeats: Counter[str] = field(default_factory=Counter)
    refusal: str = ""
    _text: str = ""
    _until: float = math.inf

    async def write(self, *, seconds: float, every: float) -> None:
        """Save every so many seconds (at once where a save took longer) for so long, or until `stop`."""
        wire = Wire(self.host, self.port)
        self._until = time.monotonic() + seconds
        next_at = time.monotonic() + random.random() * every  # noqa: S311 - people start at any moment
        try:
            while not self.refusal and next_at < self._until:
                await asyncio.sleep(max(0.0, next_at - time.monotonic()))
                next_at = max(next_at + every, time.monotonic())
                if time.monotonic() < self._until:
                    await self._save(wire)
        finally:
            wire.close()

    def stop(self) -> None:
        """Write nothing more; what is on its way is repeated for a while yet."""
        self._until = min(self._until, time.monotonic())

    def _grown(self) -> str:
        """The text with one more passage that stands nowhere else."""
        kept = self._text if len(self._text) < self.longest else self._text[: self.longest // 4]
        passage = f"Passage {len(self.acknowledged)} of {self.candidate.path}: first the gauge. ".ljust(
            100, "–"
        )
        return f"{kept}{passage * (self.longest // 1000)}\n"

    async def _save(self, wire: Wire) -> None:
        self._text = self._grown()
        revision = self.acknowledged[-1].revision if self.acknowledged else 0
        operation = self.outstanding = Operation(str(uuid.uuid4()), revision, self._text)
        first_sent, tries = time.monotonic(), 0
        while not self.refusal and time.monotonic() < self._until + PATIENCE_AT_THE_END:
            last_sent = time.monotonic()
            outcome = await self._try(wire, operation)
            if isinstance(outcome, int):
                self._note(operation, outcome, first_sent=first_sent, last_sent=last_sent)
                return
            wait = STEPS[min(tries, len(STEPS) - 1)] * random.uniform(0.75, 1.25)  # noqa: S311
            await asyncio.sleep(max(wait, outcome))
            tries += 1

    async def _try(self, wire: Wire, operation: Operation) -> int | float:
        """The acknowledged revision as an int, or as a float how many seconds to wait at least."""
        body = urlencode({"operation": operation.id, "revision": operation.revision, "text": operation.text})
        try:
            reply = await wire.ask("POST", self.candidate.path, self.candidate.headers, body.encode())
        except Cut:
            self.repeats["cut"] += 1
            return 0.0
        found = reply.json()
        if reply.status == 200 and found.get("op") == operation.id:
            return int(found["revision"])
        if found.get("error") == "stale" and found["text"] == operation.text:
            return int(found["revision"])
        if found and reply.status in (400, 409, 410):
            self.refusal = f"{reply.status} {found.get('error')}"
        self.repeats[str(reply.status)] += 1
        return _retry_after(reply)

    def _note(self, operation: Operation, revision: int, *, first_sent: float, last_sent: float) -> None:
        self.outstanding = None
        self.acknowledged.append(
            Acknowledged(
                operation=operation.id,
                revision=revision,
                digest=digest(operation.text),
                first_sent=first_sent,
                last_sent=last_sent,
                at=time.monotonic(),
            )
        )


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _retry_after(reply: Reply) -> float:
    wait = reply.headers.get("retry-after", "")
    return float(wait) if wait.isdecimal() else 0.0
