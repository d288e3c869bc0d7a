"""Splitting whole things: the cases in which a different rule would decide otherwise."""

from __future__ import annotations

from interviews.planning.apportionment import largest_remainder, largest_remainder_within, scaled


def test_equal_remainders_go_to_the_heavier():
    assert largest_remainder(2, {"a": 1, "b": 3}, tie=str) == {"a": 0, "b": 2}


def test_equal_weights_are_settled_by_the_tie():
    assert largest_remainder(1, {"a": 1, "b": 1}, tie={"a": "2", "b": "1"}.__getitem__) == {"a": 0, "b": 1}


def test_what_a_full_share_cannot_take_is_split_by_the_other_weights():
    shares = largest_remainder_within({"a": 1, "b": 9, "c": 9}, 7, {"a": 3, "b": 2, "c": 1}, tie=str)

    assert shares == {"a": 1, "b": 4, "c": 2}


def test_scaling_does_not_favour_the_largest():
    assert scaled([25, 8, 8], total=45, least=[3, 3, 3]) == [27, 9, 9]


def test_scaling_keeps_the_least_for_everyone():
    assert scaled([40, 2, 2], total=30, least=[3, 3, 3]) == [24, 3, 3]
