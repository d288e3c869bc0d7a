"""Geometry of the small graphics that show levels and pay, ready to be written into SVG attributes. Pure.

Coordinates are strings, because a template would write a number in the reader's locale: "1,5" is no SVG.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

# The two widths of a drawing that a page has for wide screens and for phones, in units of its viewBox.
WIDE: Final = 568
PHONE: Final = 326

MINI_WIDTH: Final = 38
MINI_HEIGHT: Final = 21
MINI_LOWEST: Final = 6

# Text cannot be measured on the server: average advances of the interface font at the chart's 12 px,
# rounded up, so that a label may leave a little room but is never cut.
LABEL_ADVANCE: Final = 7.6
VALUE_ADVANCE: Final = 7.2
ROW_HEIGHT: Final = 36
BAR_HEIGHT: Final = 20
AXIS_HEIGHT: Final = 26
GAP: Final = 8
CHEVRON_WIDTH: Final = 6
LEAST_BAR: Final = 4
MOST_INTERVALS: Final = 4

_SYMBOLS: Final = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "INR": "₹",
    "JPY": "¥",
    "CAD": "CA$",
    "AUD": "A$",
}


@dataclass(frozen=True, slots=True)
class MiniBar:
    """One level of a mini ladder; `state` is filled, bar (the bar, not reached) or rest."""

    x: str
    y: str
    width: str
    height: str
    state: str


@dataclass(frozen=True, slots=True)
class Band:
    """Pay of a level; without `high` it is one figure or, open-ended, everything from `low` up."""

    level: str
    low: int
    high: int | None
    open_ended: bool = False
    state: str = "plain"


@dataclass(frozen=True, slots=True)
class PayRow:
    """A band drawn: `chevron` holds the points of its open end, "" where it is closed."""

    level: str
    value: str
    state: str
    text_y: str
    x: str
    y: str
    width: str
    height: str
    value_x: str
    chevron: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: str
    text: str


@dataclass(frozen=True, slots=True)
class PayChart:
    """Rows from the highest level down. `tick_y` is the axis text's line; without an axis no ticks."""

    width: str
    height: str
    plot_bottom: str
    tick_y: str
    rows: tuple[PayRow, ...]
    ticks: tuple[Tick, ...]
    label: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """Money to x: the axis goes from `start` to `end`, both round, between `left` and `right`."""

    left: float
    right: float
    start: int
    end: int
    step: int

    def x(self, amount: int) -> float:
        return self.left + (amount - self.start) / (self.end - self.start) * (self.right - self.left)

    def ticks(self) -> Iterator[int]:
        yield from range(self.start, self.end + 1, self.step)


def mini_ladder(levels: int, *, reached: int, bar: int | None = None) -> tuple[MiniBar, ...]:
    """The bars of a mini ladder in a 38 x 21 box: filled up to the level, the bar's outlined if missed."""
    gap = 2 if levels < 6 else 1
    width = (MINI_WIDTH - gap * (levels - 1)) / levels
    rise = (MINI_HEIGHT - MINI_LOWEST) / max(levels - 1, 1)
    return tuple(
        _mini_bar(
            x=(rank - 1) * (width + gap),
            width=width,
            height=MINI_HEIGHT - rise * (levels - rank),
            state="filled" if rank <= reached else "bar" if rank == bar else "rest",
        )
        for rank in range(1, levels + 1)
    )


def money(amount: int, currency: str) -> str:
    """An amount as short as it stays exact: `$107K`, `€62.5K`, `£1.2M`, `CHF 950`."""
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    for size, letter in ((1_000_000, "M"), (1_000, "K")):
        if amount >= size and amount * 100 % size == 0:
            return f"{symbol}{coordinate(amount / size)}{letter}"
    return f"{symbol}{amount:,}"


def money_range(band: Band, currency: str) -> str:
    """A band in words: `$107K–$127K`, open-ended `$200K–$250K+` or `$200K+`."""
    amounts = [band.low] if band.high is None else [band.low, band.high]
    return "–".join(money(amount, currency) for amount in amounts) + ("+" if band.open_ended else "")


def pay_chart(bands: Sequence[Band], *, currency: str, width: int, axis: bool = True) -> PayChart:
    """Bars of pay by level; `bands`, at least one, go from the lowest level up, and it is drawn at the foot.

    `width` is the viewBox's; it grows where long names and amounts need it.
    """
    values = [money_range(band, currency) for band in bands]
    value_room = VALUE_ADVANCE * max(map(len, values)) + CHEVRON_WIDTH + 2.5 * GAP
    scale = _scale(bands, values, width - value_room)
    downwards = list(zip(bands, values, strict=True))[::-1]
    bottom = ROW_HEIGHT * len(bands)
    return PayChart(
        width=coordinate(max(width, scale.right + value_room)),
        height=coordinate(bottom + (AXIS_HEIGHT if axis else 0)),
        plot_bottom=coordinate(bottom),
        tick_y=coordinate(bottom + AXIS_HEIGHT - GAP),
        rows=tuple(_pay_row(band, value, scale, index) for index, (band, value) in enumerate(downwards)),
        ticks=tuple(Tick(coordinate(scale.x(at)), money(at, currency)) for at in scale.ticks())
        if axis
        else (),
        label="Pay by level: " + ", ".join(f"{band.level} {value}" for band, value in downwards) + ".",
    )


def _mini_bar(*, x: float, width: float, height: float, state: str) -> MiniBar:
    # An outline is drawn half a unit to each side of its path; drawing it further in keeps the sizes equal.
    inset = 0 if state == "filled" else 0.5
    return MiniBar(
        x=coordinate(x + inset),
        y=coordinate(MINI_HEIGHT - height + inset),
        width=coordinate(width - 2 * inset),
        height=coordinate(height - 2 * inset),
        state=state,
    )


def _pay_row(band: Band, value: str, scale: _Scale, index: int) -> PayRow:
    y = ROW_HEIGHT * index + (ROW_HEIGHT - BAR_HEIGHT) / 2
    x = scale.x(band.low)
    end = max(scale.x(_drawn_to(band, scale.end)), x + LEAST_BAR)
    chevron_x = end + GAP / 2
    return PayRow(
        level=band.level,
        value=value,
        state=band.state,
        text_y=coordinate(y + BAR_HEIGHT / 2),
        x=coordinate(x),
        y=coordinate(y),
        width=coordinate(end - x),
        height=coordinate(BAR_HEIGHT),
        value_x=coordinate((chevron_x + CHEVRON_WIDTH if band.open_ended else end) + GAP),
        chevron=_chevron(chevron_x, y + BAR_HEIGHT / 2) if band.open_ended else "",
    )


def _drawn_to(band: Band, axis_end: int) -> int:
    if band.high is not None:
        return band.high
    return axis_end if band.open_ended else band.low


def _chevron(x: float, middle: float) -> str:
    points = ((x, middle - CHEVRON_WIDTH), (x + CHEVRON_WIDTH, middle), (x, middle + CHEVRON_WIDTH))
    return " ".join(f"{coordinate(px)},{coordinate(py)}" for px, py in points)


def _scale(bands: Sequence[Band], values: Sequence[str], room: float) -> _Scale:
    """The axis, right of the level names; `room` is what both may take, the values stand beyond it."""
    left = GAP + LABEL_ADVANCE * max(len(band.level) for band in bands) + GAP
    spacing = VALUE_ADVANCE * max(len(value.split("–")[0]) for value in values) + GAP
    right = max(room, left + spacing)
    lowest = min(band.low for band in bands)
    # One above `low`, so that the axis goes on beyond a band without `high`.
    highest = max(band.low + 1 if band.high is None else band.high for band in bands)
    intervals = max(1, min(MOST_INTERVALS, int((right - left) / spacing)))
    step = _round_step(lowest, highest, most=intervals)
    start = lowest // step * step
    return _Scale(left, right, start, max(math.ceil(highest / step) * step, start + step), step)


def _round_step(lowest: int, highest: int, *, most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … that covers the range in at most `most` intervals.

    Not finer than a twentieth of the amounts, so that one narrow band does not get an axis of single dollars.
    """
    finest = highest / 20
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if step >= finest and math.ceil(highest / step) - lowest // step <= most:
                return step
        power *= 10


def coordinate(value: float) -> str:
    """A coordinate as text, with at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
