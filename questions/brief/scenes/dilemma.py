"""A dilemma: the situation and the question of a judgement question, for any trade."""

from __future__ import annotations

from typing import NamedTuple


class Dilemma(NamedTuple):
    headline: str
    situation: str
    ask: str
