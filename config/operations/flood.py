"""The limit of requests per person: a token bucket each, in this process and in bounded memory."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final

# A bucket holds the allowance of this many seconds, which may come at once after a rest.
SECONDS_AT_ONCE: Final = 6
# The bucket that was unused for longest is dropped first, which only fills it again.
MOST_BUCKETS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """The seconds to wait; the first refusal since the bucket was full is logged."""

    seconds: float
    is_first: bool


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    refuses: bool = False


class Buckets:
    """A bucket per key that fills with `rate` tokens a second; a request takes one. Safe among threads."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._full = rate * SECONDS_AT_ONCE
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str, *, now: float) -> Refusal | None:
        """Let a request through, or say when to come back; `now` is in seconds and never goes back."""
        with self._lock:
            bucket = self._filled(key, now)
            if bucket.tokens >= 1:
                bucket.tokens -= 1
                return None
            is_first, bucket.refuses = not bucket.refuses, True
            return Refusal((1 - bucket.tokens) / self._rate, is_first)

    def _filled(self, key: str, now: float) -> _Bucket:
        bucket = self._buckets.setdefault(key, _Bucket(self._full, now))
        bucket.tokens = min(self._full, bucket.tokens + (now - bucket.at) * self._rate)
        bucket.refuses = bucket.refuses and bucket.tokens < self._full
        bucket.at = now
        self._buckets.move_to_end(key)
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return bucket


def address_of(remote: str, forwarded_for: str, *, proxies: int) -> str:
    """The client's address as our outermost proxy saw it; headers that the client sent itself are ignored."""
    hops = [hop.strip() for hop in forwarded_for.split(",") if hop.strip()]
    return hops[-proxies] if 0 < proxies <= len(hops) else remote
