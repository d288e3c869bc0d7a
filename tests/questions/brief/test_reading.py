"""A file becomes text in every usual encoding, or is refused in one sentence."""

import codecs

import pytest

from questions.brief.decoding import MAX_BYTES, read_brief
from questions.brief.errors import BriefError

WORDS = "Was heißt „draught“?\n– Tiefgang"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "crlf", "cr"],
)
def test_every_usual_encoding_and_line_end_gives_the_same_text(data):
    assert read_brief(data) == WORDS


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The brief is empty: looked for text with a job's responsibility areas."),
        (b" \r\n\t", "The brief is empty: looked for text with a job's responsibility areas."),
        (codecs.BOM_UTF8, "The brief is empty: looked for text with a job's responsibility areas."),
        (
            "Größe".encode("latin-1"),
            "The brief could not be read as text: looked for UTF-8, or UTF-16 with a byte order mark.",
        ),
        (
            codecs.BOM_UTF16_LE + b"a\x00b",
            "The brief could not be read as text: looked for UTF-8, or UTF-16 with a byte order mark.",
        ),
        (
            b"Job\x00Brief",
            "The brief looks like a binary file: looked for plain text and met the character U+0000 "
            "at position 4.",
        ),
        (b"a" * (MAX_BYTES + 1), "The brief is too long: looked for at most 2 MB of text."),
    ],
    ids=["empty", "blank", "only-a-mark", "latin-1", "odd-utf-16", "nul", "too-long"],
)
def test_what_is_no_brief_is_refused_in_one_sentence(data, message):
    with pytest.raises(BriefError) as refusal:
        read_brief(data)

    assert str(refusal.value) == message
