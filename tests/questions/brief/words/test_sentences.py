"""Where a sentence of a brief ends."""

import pytest

from questions.brief.words.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two!  Three?", ["One.", "Two!", "Three?"]),
        ("Ask e.g. Dr. Moor. He knows.", ["Ask e.g. Dr. Moor.", "He knows."]),
        ("He said “Go.” Nobody went.", ["He said “Go.”", "Nobody went."]),
        ("Version 3.11 runs. 2026 comes.", ["Version 3.11 runs.", "2026 comes."]),
        ("The U.S. market and J. Smith. Éva too.", ["The U.S. market and J. Smith.", "Éva too."]),
        ("wait... and see", ["wait... and see"]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, expected):
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == expected


def test_offsets_count_from_the_start_of_the_whole_text():
    text = "Skip this. Read. Me."

    assert list(sentences(text, 11, len(text))) == [(11, 16), (17, 20)]
