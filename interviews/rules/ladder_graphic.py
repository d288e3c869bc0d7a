"""The ladder graphic and the level grid of a result: what each step is, in states and in words. Pure.

`names` is the ladder from the lowest level up; ranks are as in scoring, and None means that nothing counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from interviews.rules.english import answered_at, level_name, number_word


class StepState(StrEnum):
    """How a step or a cell looks, with words for people who do not see it."""

    PASSED = "passed"
    REACHED = "reached"
    BAR = "bar"
    BAR_PASSED = "bar_passed"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Pin:
    """A pointer above a step, with a shorter word for small drawings."""

    kind: StepState
    text: str
    short: str


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One level, rising by one height per rank. Pins are listed from the top down."""

    name: str
    rank: int
    state: StepState
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class LadderGraphic:
    """The steps from the lowest, the words under the ground line, and the whole in one text."""

    steps: tuple[LadderStep, ...]
    is_not_yet: bool
    ground: str
    label: str


@dataclass(frozen=True, slots=True)
class GridCell:
    """A level in the row of an area: `word` is shown, `hidden` is added for screen readers."""

    state: StepState
    word: str
    hidden: str


@dataclass(frozen=True, slots=True)
class GridRow:
    cells: tuple[GridCell, ...]
    verdict: str


# The words for the candidate, the bar's first; then the two for anybody else who reads the result.
BAR_PIN: Final = Pin(StepState.BAR, "Your bar", "Your bar")
REACHED_PIN: Final = Pin(StepState.REACHED, "You answered here", "You")
OWN_PINS: Final = (BAR_PIN, REACHED_PIN)
OTHERS_PINS: Final = (
    Pin(StepState.BAR, "The bar", "The bar"),
    Pin(StepState.REACHED, "Answered here", "Here"),
)


def ladder_graphic(
    names: Sequence[str], *, reached: int | None, bar: int, candidate: str = ""
) -> LadderGraphic:
    """The steps of a result with its pins, and a label that says the same without the picture.

    Give the candidate's name to show it to somebody else.
    """
    pins = OTHERS_PINS if candidate else OWN_PINS
    here = pins[1].text
    is_not_yet = reached == 0
    return LadderGraphic(
        steps=tuple(_step(name, rank, reached, bar, pins) for rank, name in enumerate(names, start=1)),
        is_not_yet=is_not_yet,
        ground=f"Not yet: {here[0].lower()}{here[1:]}" if is_not_yet else "Not yet",
        label=f"{_both_levels(names, reached, bar, candidate)} Levels from the lowest: {', '.join(names)}.",
    )


def grid_row(names: Sequence[str], *, reached: int | None, bar: int) -> GridRow:
    """The cells of one area, and its distance from the bar in words."""
    return GridRow(
        cells=tuple(_cell(name, rank, reached, bar) for rank, name in enumerate(names, start=1)),
        verdict=verdict(reached, bar),
    )


def verdict(reached: int | None, bar: int) -> str:
    """ "One below the bar", "At the bar", "Two above the bar"; "Not reached" if nothing counted."""
    if reached is None:
        return "Not reached"
    if reached == bar:
        return "At the bar"
    side = "below" if reached < bar else "above"
    return f"{number_word(abs(reached - bar)).capitalize()} {side} the bar"


def step_state(rank: int, *, reached: int | None, bar: int) -> StepState:
    """The state of a step: reached wins over the bar, so a step that is both is drawn solid."""
    passed = reached is not None and rank < reached
    if rank == reached:
        return StepState.REACHED
    if rank == bar:
        return StepState.BAR_PASSED if passed else StepState.BAR
    return StepState.PASSED if passed else StepState.REST


def _step(name: str, rank: int, reached: int | None, bar: int, pins: Sequence[Pin]) -> LadderStep:
    above = tuple(pin for pin, at in zip(pins, (bar, reached), strict=True) if at == rank)
    return LadderStep(name, rank, step_state(rank, reached=reached, bar=bar), above)


def _cell(name: str, rank: int, reached: int | None, bar: int) -> GridCell:
    state = step_state(rank, reached=reached, bar=bar)
    word, hidden = {
        StepState.PASSED: ("", "passed"),
        StepState.REACHED: (name, "reached, the bar" if rank == bar else "reached"),
        StepState.BAR: ("bar", "not reached"),
        StepState.BAR_PASSED: ("bar", "passed"),
        StepState.REST: ("", "not reached"),
    }[state]
    return GridCell(state, word, hidden)


def _both_levels(names: Sequence[str], reached: int | None, bar: int, candidate: str) -> str:
    bar_name = level_name(bar, names)
    if reached is None:
        return f"No question was reached; the bar was {bar_name}."
    place = answered_at(reached, names, candidate)
    return f"{place}, the bar." if reached == bar else f"{place}; the bar was {bar_name}."
