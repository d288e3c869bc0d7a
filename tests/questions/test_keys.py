from __future__ import annotations

from collections.abc import Collection

import pytest

from questions.keys import free_key


@pytest.mark.parametrize(
    ("stem", "taken", "key"),
    [
        ("tide", [], "tide"),
        ("tide", ["gauge"], "tide"),
        ("tide", ["tide"], "tide-2"),
        ("tide", ["tide", "tide-2", "tide-4"], "tide-3"),
        ("tide-2", ["tide-2"], "tide-2-2"),
    ],
)
def test_the_first_free_number_is_taken(stem: str, taken: Collection[str], key: str) -> None:
    assert free_key(stem, taken=taken, limit=10) == key


@pytest.mark.parametrize(
    ("stem", "taken", "key"),
    [
        ("tide-gauge", [], "tide-gauge"),
        ("tide-gauges", [], "tide-gauge"),
        ("tide-gauge", ["tide-gauge"], "tide-gau-2"),
        ("tide-gauges", ["tide-gauge"], "tide-gau-2"),
        ("tide-gauge", ["tide-gauge", *(f"tide-gau-{number}" for number in range(2, 10))], "tide-ga-10"),
    ],
)
def test_a_number_takes_the_place_of_the_last_characters(stem: str, taken: Collection[str], key: str) -> None:
    assert free_key(stem, taken=taken, limit=10) == key


def test_no_hyphen_is_left_where_a_key_is_cut() -> None:
    assert free_key("low-tides-now", taken=[], limit=10) == "low-tides"
    assert free_key("low-tid-now", taken=["low-tid-no"], limit=10) == "low-tid-2"
