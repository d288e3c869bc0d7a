"""The shape of a dilemma: what a judgement question puts before somebody, in any trade."""

from __future__ import annotations

from typing import NamedTuple


class Dilemma(NamedTuple):
    headline: str
    situation: str
    ask: str
