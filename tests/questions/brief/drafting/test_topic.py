"""What an area assesses, as it is spoken inside a sentence."""

from __future__ import annotations

import pytest

from questions.brief.document import ParsedArea
from questions.brief.drafting.area_wording import topic


@pytest.mark.parametrize(
    ("assessed", "spoken"),
    [
        ("ability to design ovens", "designing ovens"),
        ("Reading an oven and acting on what it says.", "reading an oven and acting on what it says"),
        ("GPU tuning.", "GPU tuning"),
        ("", "running ovens"),
    ],
)
def test_what_is_assessed_is_spoken_inside_a_sentence_however_it_was_written(
    assessed: str, spoken: str
) -> None:
    assert topic(ParsedArea(name="Running Ovens", assessed=assessed), "Night Baker") == spoken
