"""How an answer grew, as a drawing: characters over the minutes of its question. Pure.

Moments are milliseconds; coordinates are strings, because a template would write a number in the reader's
locale and "1,5" is no SVG.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from database.units import MINUTE
from questions.charts import coordinate

# More points than this are neither seen nor read.
MOST_POINTS: Final = 60

_HEIGHT, _TOP, _BOTTOM, _LEFT, _RIGHT = 176, 26, 146, 8, 22
_TICK_ROOM = 64
_MINUTE_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 240, 480)


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """From `at` on the answer had `size` characters."""

    at: int
    size: int


@dataclass(frozen=True, slots=True)
class GrowthMark:
    """A text that can be read; `kind` is kept, now, conflict or refused."""

    at: int
    size: int
    kind: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class GrowthTick:
    x: str
    anchor: str  # of the text at it
    text: str


@dataclass(frozen=True, slots=True)
class DrawnMark:
    x: str
    y: str
    kind: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class GrowthChart:
    """`line` is a path of steps; `deadline_x` is "" where no deadline falls into the drawing."""

    width: str
    height: str
    plot_top: str
    plot_bottom: str
    plot_right: str
    tick_y: str
    line: str
    marks: tuple[DrawnMark, ...]
    ticks: tuple[GrowthTick, ...]
    deadline_x: str
    most: str  # at the upper line
    label: str


@dataclass(frozen=True, slots=True)
class _Plot:
    start: int
    end: int
    most: int
    right: int

    def x(self, at: int) -> float:
        share = (min(max(at, self.start), self.end) - self.start) / (self.end - self.start)
        return _LEFT + share * (self.right - _LEFT)

    def y(self, size: int) -> float:
        return _BOTTOM - size / self.most * (_BOTTOM - _TOP)


def sampled(points: Sequence[GrowthPoint]) -> list[GrowthPoint]:
    """At most `MOST_POINTS` of them in order of time, the first and the last among them."""
    ordered = sorted(points, key=lambda point: point.at)
    if len(ordered) <= MOST_POINTS:
        return ordered
    step = (len(ordered) - 1) / (MOST_POINTS - 1)
    return [ordered[round(index * step)] for index in range(MOST_POINTS)]


def growth_chart(
    points: Sequence[GrowthPoint],
    marks: Sequence[GrowthMark],
    *,
    start: int,
    deadline: int | None = None,
    width: int,
) -> GrowthChart:
    """Draw the points, which are in order, from `start` to the last thing that happened."""
    events = [*((point.at, point.size) for point in points), *((mark.at, mark.size) for mark in marks)]
    end = max([start + MINUTE, *(at for at, _ in events)])
    most = max([1, *(size for _, size in events)])
    plot = _Plot(start, end, most, width - _RIGHT)
    is_in_view = deadline is not None and start <= deadline <= end
    last = points[-1].size if points else 0
    return GrowthChart(
        width=str(width),
        height=str(_HEIGHT),
        plot_top=coordinate(_TOP),
        plot_bottom=coordinate(_BOTTOM),
        plot_right=coordinate(plot.right),
        tick_y=coordinate(_BOTTOM + 20),
        line=_steps(points, plot),
        marks=tuple(
            DrawnMark(coordinate(plot.x(mark.at)), coordinate(plot.y(mark.size)), mark.kind, mark.is_chosen)
            for mark in marks
        ),
        ticks=tuple(_ticks(plot)),
        deadline_x=coordinate(plot.x(deadline or 0)) if is_in_view else "",
        most=f"{most:,} character{'' if most == 1 else 's'}",
        label=f"Characters of the answer over time: {last:,} at the end, {most:,} at most.",
    )


def _steps(points: Sequence[GrowthPoint], plot: _Plot) -> str:
    """Nothing until the first save, then a step at each, held to the end."""
    path = f"M{coordinate(plot.x(plot.start))} {coordinate(plot.y(0))}"
    for point in points:
        path += f"H{coordinate(plot.x(point.at))}V{coordinate(plot.y(point.size))}"
    return f"{path}H{coordinate(plot.x(plot.end))}"


def _ticks(plot: _Plot) -> list[GrowthTick]:
    """Whole minutes since the question began, as many as there is room for."""
    minutes = (plot.end - plot.start) / MINUTE
    most = (plot.right - _LEFT) // _TICK_ROOM
    step = next((step for step in _MINUTE_STEPS if minutes / step <= most), int(minutes))
    count = int(minutes // step) + 1
    return [
        GrowthTick(
            x=coordinate(plot.x(plot.start + index * step * MINUTE)),
            anchor="middle" if index else "start",
            text=f"{index * step} min",
        )
        for index in range(count)
    ]
