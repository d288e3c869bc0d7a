"""The sentences of a result, read as a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.report.explanation import (
    NamedMark,
    explain_level,
    explain_turn,
    explain_unanswered,
    headline,
    nearness,
)
from interviews.rules.english import AREA, listed, number_word
from interviews.rules.scoring import CriterionMark, Outcome, TurnResult

NAMES = ["Junior", "Mid", "Senior", "Lead"]


def answered(*ranks: int) -> list[TurnResult]:
    return [TurnResult(Outcome.ANSWERED, rank) for rank in ranks]


def named(name: str, rank: int, *, weight: int = 1, gate: bool = False) -> NamedMark:
    return NamedMark(name, CriterionMark(rank, weight, gate))


@pytest.mark.parametrize(
    ("rank", "bar", "words"),
    [
        (2, 3, "You answered at Mid. The bar was Senior."),
        (3, 3, "You answered at Senior, the bar."),
        (4, 3, "You answered at Lead. The bar was Senior."),
        (0, 3, "You are not yet at Junior. The bar was Senior."),
        (0, 1, "You are not yet at Junior, the bar."),
        (1, 1, "You answered at Junior, the bar."),
        (None, 3, "No question was reached. The bar was Senior."),
    ],
)
def test_the_headline_names_the_level_and_the_bar(rank, bar, words):
    assert headline(rank, bar, NAMES) == words


@pytest.mark.parametrize(
    ("ranks", "words"),
    [
        ((2, 2, 3), "One of three areas reached the bar; one more would have made it Senior."),
        ((2, 2, 1), "None of three areas reached the bar; two at the bar would have made it Senior."),
        ((2, 2), "Neither of two areas reached the bar; two at the bar would have made it Senior."),
        ((3, 2), "One of two areas reached the bar; one more would have made it Senior."),
        ((2,), "The one area did not reach the bar."),
        ((3,), "The one area reached the bar."),
        ((3, 3, 2), "Two of three areas reached the bar; two at Lead would have made it Lead."),
        ((3, 3, 4), "All three areas reached the bar; one more at Lead would have made it Lead."),
        ((4, 4), "Both areas reached the bar."),
        ((), ""),
    ],
)
def test_nearness_counts_what_was_short(ranks, words):
    assert nearness(answered(*ranks), 3, NAMES, AREA) == words


def test_a_turn_is_explained_by_its_deciding_criteria():
    marks = [named("Diagnosis", 3, weight=3), named("Estimate", 4, weight=2), named("Safety", 2)]

    assert explain_turn(marks, NAMES) == [
        "Diagnosis and Estimate reach Senior; they carry 5 of 6 parts of the weight, more than half.",
        "Estimate reaches Lead; it carries 2 of 6 parts of the weight, not more than half.",
        "So the level reached is Senior.",
    ]


def test_a_gate_that_caps_the_level_is_named():
    marks = [named("Diagnosis", 4, weight=3), named("Safety", 2, gate=True)]

    assert explain_turn(marks, NAMES) == [
        "Diagnosis reaches Lead; it carries 3 of 4 parts of the weight, more than half.",
        "Safety is a gate marked Mid, which caps the level at Mid.",
        "So the level reached is Mid.",
    ]


def test_gates_that_change_nothing_are_said_to():
    marks = [named("Diagnosis", 2, gate=True), named("Safety", 2, gate=True), named("Reach", 1)]

    assert explain_turn(marks, NAMES) == [
        "Diagnosis and Safety reach Mid; they carry 2 of 3 parts of the weight, more than half.",
        "No criterion reaches Senior.",
        "The gates Diagnosis and Safety do not lower the level.",
        "So the level reached is Mid.",
    ]


def test_several_gates_that_cap_together_are_all_named():
    marks = [named("Depth", 3, weight=5), named("Cost", 0, gate=True), named("Safety", 0, gate=True)]

    assert explain_turn(marks, NAMES)[-2:] == [
        "Cost and Safety are gates marked not yet, which caps the level at not yet.",
        "So the level reached is not yet.",
    ]


def test_a_turn_where_all_agree_on_the_top_is_said_shortly():
    marks = [named("Diagnosis", 4), named("Estimate", 4), named("Safety", 4, gate=True)]

    assert explain_turn(marks, NAMES) == [
        "All three criteria reach Lead.",
        "The gate Safety does not lower the level.",
        "So the level reached is Lead.",
    ]


def test_a_turn_at_not_yet_says_what_the_lowest_level_lacked():
    assert explain_turn([named("Diagnosis", 1), named("Estimate", 0)], NAMES) == [
        "Diagnosis reaches Junior; it carries 1 of 2 parts of the weight, not more than half.",
        "So the level reached is not yet.",
    ]


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.EMPTY, "No answer was written, which counts as not yet."),
        (Outcome.SKIPPED, "The question was skipped, which counts as not yet."),
        (Outcome.NOT_REACHED, "The question was not reached and is left out of the result."),
    ],
)
def test_a_turn_without_an_answer_says_how_it_counts(outcome, words):
    assert explain_unanswered(outcome) == words


def test_an_interview_is_explained_with_what_it_leaves_out():
    turns = [*answered(2, 2, 3), TurnResult(Outcome.SKIPPED), TurnResult(Outcome.NOT_REACHED)]

    assert explain_level(turns, NAMES) == [
        "The level is the highest that more than half of the questions reach.",
        "Three of four questions reach Mid, more than half.",
        "One of four questions reaches Senior, not more than half.",
        "One was skipped and counts as not yet.",
        "One of five planned questions was not reached and is left out.",
    ]


def test_counts_above_one_take_the_plural():
    turns = [TurnResult(Outcome.EMPTY)] * 2 + [TurnResult(Outcome.SKIPPED)] * 2
    turns += [TurnResult(Outcome.NOT_REACHED)] * 2

    assert explain_level(turns, NAMES)[1:] == [
        "None of four questions reaches Junior.",
        "Two were skipped and count as not yet.",
        "Two were left empty and count as not yet.",
        "Two of six planned questions were not reached and are left out.",
    ]


def test_a_level_on_one_answer_says_so():
    assert explain_level(answered(3), NAMES)[1:] == [
        "The one question reaches Senior.",
        "The one question does not reach Lead.",
        "The level rests on one answer.",
    ]


def test_an_interview_nobody_reached_has_no_level():
    assert explain_level([TurnResult(Outcome.NOT_REACHED)], NAMES)[1:] == [
        "No question was reached, so there is no level.",
    ]


def test_numbers_are_words_up_to_twelve():
    assert [number_word(count) for count in (0, 1, 12, 13)] == ["none", "one", "twelve", "13"]


def test_lists_end_in_and():
    assert [listed(list(names)) for names in ("A", "AB", "ABC")] == ["A", "A and B", "A, B and C"]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=9), st.integers(1, 4))
def test_every_sentence_is_whole(ranks, bar):
    turns = answered(*ranks)
    marks = [named("Depth", rank, gate=rank == bar) for rank in ranks]
    said = [nearness(turns, bar, NAMES), *explain_level(turns, NAMES), *explain_turn(marks, NAMES)]

    assert all(text[0].isupper() and text.endswith(".") and "  " not in text for text in said)
