"""Marking quotes in an answer never loses or moves any of its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.rules.evidence import AnswerPiece, marked

TEXT = "I compare the gauges first.\n\nThen I mark them."


def test_a_quote_is_marked_with_its_letter() -> None:
    assert marked(TEXT, [("B", "mark them")]) == [
        AnswerPiece("I compare the gauges first.\n\nThen I "),
        AnswerPiece("mark them", "B"),
        AnswerPiece("."),
    ]


def test_a_quote_is_found_across_line_breaks() -> None:
    assert AnswerPiece("first.\n\nThen", "A") in marked(TEXT, [("A", "first. Then")])


def test_one_quote_may_serve_two_criteria() -> None:
    assert marked("it fails", [("A", "it fails"), ("C", "it fails")]) == [AnswerPiece("it fails", "AC")]


@pytest.mark.parametrize("quote", ["", "  ", "not there", "COMPARE"])
def test_what_is_not_in_the_text_marks_nothing(quote: str) -> None:
    assert marked(TEXT, [("A", quote)]) == [AnswerPiece(TEXT)]


def test_a_quote_that_crosses_another_marks_nothing() -> None:
    pieces = marked("one two three", [("A", "one two"), ("B", "two three")])

    assert pieces == [AnswerPiece("one two", "A"), AnswerPiece(" three")]


@given(
    text=st.text(alphabet="ab. \n", max_size=40),
    quotes=st.lists(st.tuples(st.sampled_from("ABC"), st.text(alphabet="ab. \n(", max_size=8)), max_size=5),
)
def test_the_pieces_are_the_text_again(text: str, quotes: list[tuple[str, str]]) -> None:
    assert "".join(piece.text for piece in marked(text, quotes)) == text
