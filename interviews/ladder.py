"""The ladder graphic and the level grid of a result: what each step is, in states and in words. Pure.

`names` is the ladder from the lowest level up; ranks are as in scoring, and None means that nothing counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from interviews.prose import level_name, number_word


class StepState(StrEnum):
    """How a step or a cell looks; the words are there for those who do not see it."""

    PASSED = "passed"
    REACHED = "reached"
    BAR = "bar"
    BAR_PASSED = "bar_passed"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Pin:
    """A pointer above a step, with the word that stands for it where there is little room."""

    kind: StepState
    text: str
    short: str


@dataclass(frozen=True, slots=True)
class Step:
    """One level, rising by one height per rank. Pins are listed from the top down."""

    name: str
    rank: int
    state: StepState
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class LadderGraphic:
    """The steps from the lowest, the words under the ground line, and the whole in one text."""

    steps: tuple[Step, ...]
    is_not_yet: bool
    ground: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A level in the row of an area: `word` is shown, `hidden` is added for screen readers."""

    name: str
    state: StepState
    word: str
    hidden: str


@dataclass(frozen=True, slots=True)
class GridRow:
    cells: tuple[Cell, ...]
    verdict: str


BAR_PIN: Final = Pin(StepState.BAR, "Your bar", "Your bar")
REACHED_PIN: Final = Pin(StepState.REACHED, "You answered here", "You")


def ladder_graphic(names: Sequence[str], *, reached: int | None, bar: int) -> LadderGraphic:
    """The steps of a result with its pins, and a label that says the same without the picture."""
    is_not_yet = reached == 0
    return LadderGraphic(
        steps=tuple(_step(name, rank, reached, bar) for rank, name in enumerate(names, start=1)),
        is_not_yet=is_not_yet,
        ground="Not yet: you answered here" if is_not_yet else "Not yet",
        label=f"{_both_levels(names, reached, bar)} Levels from the lowest: {', '.join(names)}.",
    )


def grid_row(names: Sequence[str], *, reached: int | None, bar: int) -> GridRow:
    """The cells of one area, and its distance from the bar in words."""
    return GridRow(
        cells=tuple(_cell(name, rank, reached, bar) for rank, name in enumerate(names, start=1)),
        verdict=verdict(reached, bar),
    )


def verdict(reached: int | None, bar: int) -> str:
    """ "One below the bar", "At the bar", "Two above the bar"; "Not reached" where nothing counted."""
    if reached is None:
        return "Not reached"
    if reached == bar:
        return "At the bar"
    side = "below" if reached < bar else "above"
    return f"{number_word(abs(reached - bar)).capitalize()} {side} the bar"


def step_state(rank: int, *, reached: int | None, bar: int) -> StepState:
    """Reached wins over the bar: where both meet there is one solid step."""
    passed = reached is not None and rank < reached
    if rank == reached:
        return StepState.REACHED
    if rank == bar:
        return StepState.BAR_PASSED if passed else StepState.BAR
    return StepState.PASSED if passed else StepState.REST


def _step(name: str, rank: int, reached: int | None, bar: int) -> Step:
    pins = ((BAR_PIN,) if rank == bar else ()) + ((REACHED_PIN,) if rank == reached else ())
    return Step(name, rank, step_state(rank, reached=reached, bar=bar), pins)


def _cell(name: str, rank: int, reached: int | None, bar: int) -> Cell:
    state = step_state(rank, reached=reached, bar=bar)
    word, hidden = {
        StepState.PASSED: ("", "passed"),
        StepState.REACHED: (name, "reached, the bar" if rank == bar else "reached"),
        StepState.BAR: ("bar", "not reached"),
        StepState.BAR_PASSED: ("bar", "passed"),
        StepState.REST: ("", "not reached"),
    }[state]
    return Cell(name, state, word, hidden)


def _both_levels(names: Sequence[str], reached: int | None, bar: int) -> str:
    bar_name = level_name(bar, names)
    if reached is None:
        return f"No question was reached; the bar was {bar_name}."
    if reached == bar:
        return f"You answered at {bar_name}, the bar."
    place = f"You answered at {level_name(reached, names)}" if reached else f"You are not yet at {names[0]}"
    return f"{place}; the bar was {bar_name}."
