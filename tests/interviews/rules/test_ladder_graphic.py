"""The ladder graphic and the level grid, in their states and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.rules.ladder_graphic import (
    BAR_PIN,
    REACHED_PIN,
    GridCell,
    StepState,
    grid_row,
    ladder_graphic,
    verdict,
)

NAMES = ["Junior", "Mid", "Senior", "Lead"]
PASSED, REACHED, BAR = StepState.PASSED, StepState.REACHED, StepState.BAR
BAR_PASSED, REST = StepState.BAR_PASSED, StepState.REST
LEVELS = "Levels from the lowest: Junior, Mid, Senior, Lead."


@st.composite
def results(draw):
    names = [f"L{rank}" for rank in range(1, draw(st.integers(1, 8)) + 1)]
    return names, draw(st.none() | st.integers(0, len(names))), draw(st.integers(1, len(names)))


@pytest.mark.parametrize(
    ("reached", "bar", "states"),
    [
        (2, 3, [PASSED, REACHED, BAR, REST]),
        (3, 3, [PASSED, PASSED, REACHED, REST]),
        (4, 2, [PASSED, BAR_PASSED, PASSED, REACHED]),
        (0, 2, [REST, BAR, REST, REST]),
        (None, 2, [REST, BAR, REST, REST]),
    ],
)
def test_steps_show_what_was_passed_reached_and_asked_for(reached, bar, states):
    graphic = ladder_graphic(NAMES, reached=reached, bar=bar)

    assert [step.state for step in graphic.steps] == states


def test_steps_rise_by_one_height_per_rank():
    steps = ladder_graphic(NAMES, reached=2, bar=3).steps

    assert [(step.name, step.rank) for step in steps] == [
        ("Junior", 1),
        ("Mid", 2),
        ("Senior", 3),
        ("Lead", 4),
    ]


def test_the_pins_point_at_the_level_reached_and_at_the_bar():
    steps = ladder_graphic(NAMES, reached=2, bar=3).steps

    assert [step.pins for step in steps] == [(), (REACHED_PIN,), (BAR_PIN,), ()]


def test_a_bar_that_was_met_carries_both_pins():
    steps = ladder_graphic(NAMES, reached=3, bar=3).steps

    assert [pin.text for pin in steps[2].pins] == ["Your bar", "You answered here"]


def test_not_yet_is_said_at_the_ground():
    graphic = ladder_graphic(NAMES, reached=0, bar=2)

    assert (graphic.is_not_yet, graphic.ground) == (True, "Not yet: you answered here")


def test_a_result_above_the_ground_leaves_it_quiet():
    graphic = ladder_graphic(NAMES, reached=1, bar=2)

    assert (graphic.is_not_yet, graphic.ground) == (False, "Not yet")


@pytest.mark.parametrize(
    ("reached", "bar", "label"),
    [
        (2, 3, f"You answered at Mid; the bar was Senior. {LEVELS}"),
        (3, 3, f"You answered at Senior, the bar. {LEVELS}"),
        (0, 2, f"You are not yet at Junior; the bar was Mid. {LEVELS}"),
        (None, 2, f"No question was reached; the bar was Mid. {LEVELS}"),
    ],
)
def test_the_label_says_the_graphic_in_words(reached, bar, label):
    assert ladder_graphic(NAMES, reached=reached, bar=bar).label == label


def test_a_grid_row_has_a_word_or_a_hidden_word_in_every_cell():
    assert grid_row(NAMES, reached=2, bar=3).cells == (
        GridCell(PASSED, "", "passed"),
        GridCell(REACHED, "Mid", "reached"),
        GridCell(BAR, "bar", "not reached"),
        GridCell(REST, "", "not reached"),
    )


def test_a_grid_row_at_the_bar_says_that_both_meet():
    assert grid_row(NAMES, reached=3, bar=3).cells[2] == GridCell(REACHED, "Senior", "reached, the bar")


def test_a_grid_row_above_the_bar_still_shows_the_bar():
    assert grid_row(NAMES, reached=4, bar=2).cells[1] == GridCell(BAR_PASSED, "bar", "passed")


@pytest.mark.parametrize(
    ("reached", "bar", "words"),
    [
        (2, 3, "One below the bar"),
        (0, 3, "Three below the bar"),
        (3, 3, "At the bar"),
        (4, 2, "Two above the bar"),
        (None, 2, "Not reached"),
    ],
)
def test_the_verdict_is_the_distance_from_the_bar_in_words(reached, bar, words):
    assert verdict(reached, bar) == words


@given(results())
def test_exactly_one_step_is_solid_when_a_level_was_reached(result):
    names, reached, bar = result
    states = [step.state for step in ladder_graphic(names, reached=reached, bar=bar).steps]

    assert states.count(REACHED) == (1 if reached else 0)


@given(results())
def test_the_bar_is_always_to_be_seen(result):
    names, reached, bar = result
    pinned = [step for step in ladder_graphic(names, reached=reached, bar=bar).steps if BAR_PIN in step.pins]

    assert [step.rank for step in pinned] == [bar]
    assert pinned[0].state in {BAR, BAR_PASSED} or reached == bar


@given(results())
def test_steps_and_cells_agree(result):
    names, reached, bar = result
    steps = ladder_graphic(names, reached=reached, bar=bar).steps
    cells = grid_row(names, reached=reached, bar=bar).cells

    assert [cell.state for cell in cells] == [step.state for step in steps]
