"""Marking quotes in an answer never loses or moves any of its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.rules.evidence import AnswerPiece, Said, marked

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


@pytest.mark.parametrize(
    "quote", ["", "  ", "not there", ".", "\n\n", "compares", "co", "first. I", "ʼ", "“ʼ”", "\u0301"]
)
def test_what_is_not_in_the_text_marks_nothing(quote: str) -> None:
    assert marked(TEXT, [("A", quote)]) == [AnswerPiece(TEXT)]


def test_where_quotes_cross_each_stretch_names_all_that_cover_it() -> None:
    pieces = marked("one two three", [("B", "two three"), ("A", "one two")])

    assert pieces == [AnswerPiece("one ", "A"), AnswerPiece("two", "AB"), AnswerPiece(" three", "B")]


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("I’d say “no”", 'I\'d say "no"'),
        ("I'd say 'no'", "I’d say ‘no’"),
        ("«non»", '"non"'),
        ("Drain the Node", "drain the node"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("Straße", "STRASSE"),
        ("one\u00a0two\n\n three", "one two three"),
        ("wait – then act", "wait - then act"),
        ("wait -- then act", "wait — then act"),
        ("5 − 3", "5 - 3"),
        ("café", "cafe\u0301"),
        ("cafe\u0301", "café"),
        ("e\u0323\u0302", "ê\u0323"),  # composed by another keyboard, in another order
        ("ﬁle", "file"),
        ("ＣＰＵ", "CPU"),
        ("co\u00adoperate", "cooperate"),
        ("a\u200bb", "ab"),
        ("and so on…", "and so on..."),
        ("한국어", "한국어"),
        ("I ❤\ufe0f it", "I ❤ it"),
        ("🙂", "🙂"),
    ],
)
def test_what_a_keyboard_or_a_clipboard_changes_does_not_make_a_quote_false(said: str, quote: str) -> None:
    assert (Said([said]).verbatim(quote), Said([quote]).verbatim(said)) == (said, quote)


@pytest.mark.parametrize(
    "quote", ["“mark them”", "… mark them …", "(mark them)", "mark them!", "- mark them,"]
)
def test_marks_around_a_quote_are_not_part_of_it(quote: str) -> None:
    assert Said([TEXT]).verbatim(quote) == "mark them"


@pytest.mark.parametrize(
    ("said", "quote", "own_words"),
    [
        ("He starts with art", "art", "art"),
        ("the gauge with its neighbour", "auge with its neigh", "gauge with its neighbour"),
        ("I notice it", "not", None),
        ("the", "e", None),
        ("das Cafe\u0301", "das Caf", "das Cafe\u0301"),
        ("ʼone twoʼ", "ne two", "one two"),
        ("先检查队列的长度", "检查队列", "检查队列"),
    ],
)
def test_a_quote_is_whole_words(said: str, quote: str, own_words: str | None) -> None:
    assert Said([said]).verbatim(quote) == own_words


def test_a_quote_stands_in_one_of_the_answers() -> None:
    said = Said(["The main answer.", "What I told the probe."])

    found = [said.verbatim(quote) for quote in ("told the probe", "answer. What I", "answer")]
    assert found == ["told the probe", None, "answer"]


@given(
    text=st.text(alphabet="ab. \n", max_size=40),
    quotes=st.lists(st.tuples(st.sampled_from("ABC"), st.text(alphabet="ab. \n(", max_size=8)), max_size=5),
)
def test_the_pieces_are_the_text_again(text: str, quotes: list[tuple[str, str]]) -> None:
    assert "".join(piece.text for piece in marked(text, quotes)) == text


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("a" * 100_000, "a" * 500),
        ("a" * 100_000, "a"),
        ("ab " * 30_000, "b a" * 100),
        ("a" + "\u0301" * 50_000 + "\u0316" * 50_000, "a"),
    ],
)
def test_a_text_without_an_end_to_its_words_is_looked_through_quickly(said: str, quote: str) -> None:
    """Each place used to be followed to both ends of its word: hours. The suite's time limit stops that."""
    assert (Said([said]).verbatim(quote) or "") in said


@given(text=st.text(max_size=60), cut=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_a_quote_found_is_found_again_as_itself(text: str, cut: tuple[int, int]) -> None:
    """What is stored is the answer's own words, which have to count when they are looked for again."""
    said = Said([text])
    own_words = said.verbatim(text[min(cut) : max(cut)])

    assert own_words is None or (own_words in text and said.verbatim(own_words) == own_words)
