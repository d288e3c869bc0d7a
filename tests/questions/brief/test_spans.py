"""Properties of every text: it parses or is refused in a sentence, and no character is lost or used twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.brief.errors import BriefError
from questions.brief.parse import parse_brief

from .conftest import OWN

LINES = (OWN / "harbour_traffic_planner.txt").read_text("utf-8").splitlines()
CORE = ["Responsibilities & Duties of a Net Maker", "1. Mending Nets", "Nets are mended by hand."]
MARKS = st.sampled_from(["", "- ", "## ", "3. ", "|", "Q: ", "\u2028", "  ", "\x1d", "a senior hand might "])
anything = st.one_of(st.sampled_from(LINES), st.text(max_size=60))
some_lines = st.lists(st.builds(str.__add__, MARKS, anything), max_size=30)


def uncovered(text, spans):
    """Positions of non-space characters that are not in exactly one span."""
    count = [0] * len(text)
    for span in spans:
        for position in range(span.start, span.end):
            count[position] += 1
    return [at for at, char in enumerate(text) if not char.isspace() and count[at] != 1]


@given(some_lines, some_lines, st.sampled_from(["\n", "\r\n", "\r", "\n\n  "]))
def test_spans_tile_every_character_of_any_brief_that_parses(before, after, line_end):
    text = line_end.join([*before, *CORE, *after])
    try:
        brief = parse_brief(text)
    except BriefError:
        return

    assert uncovered(text, brief.spans) == []
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in brief.spans)
    assert all(left.end <= right.start for left, right in zip(brief.spans, brief.spans[1:], strict=False))


@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_every_shuffled_brief_with_an_area_still_tiles(shuffled):
    text = "\n".join([*CORE, *shuffled, *CORE])

    assert uncovered(text, parse_brief(text).spans) == []


@given(st.one_of(st.text(), some_lines.map("\n".join)))
def test_any_text_parses_or_is_refused_with_a_sentence(text):
    try:
        outcome = parse_brief(text).title
    except BriefError as refusal:
        outcome = str(refusal)

    assert outcome.strip()


def test_the_committed_brief_is_tiled_and_its_unused_sentences_are_named(own_brief):
    brief = parse_brief(own_brief)

    unused = [own_brief[span.start : span.end] for span in brief.spans if span.use == "unused"]
    assert uncovered(own_brief, brief.spans) == []
    assert unused == list(brief.unused)


PIECES = [
    "a ",
    "- x\n",
    " ",
    "|",
    ".",
    "1",
    "A senior ",
    "certification (",
    "$1 ",
    "Q: ",
    ".)",
    "and a lead ",
]


@pytest.mark.full
@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_anything_is_read_in_linear_time(piece):
    # The suite's time limit is the assertion: a quadratic reader needs hours for a megabyte.
    filler = piece * (333_000 // len(piece))
    text = "\n".join(
        [*CORE, filler, "Education Qualifications", filler, "Frequently Asked Questions", filler]
    )

    assert len(parse_brief(text).areas) == 1
