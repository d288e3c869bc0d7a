"""Words are counted alike by the server and by the page, in every script."""

from __future__ import annotations

import pytest

from interviews.rules.words import count_words

WORDS = {
    "": 0,
    "  \n ": 0,
    "I don't know": 3,
    "wait - then act": 3,
    "C++ and 3.5 %": 3,
    "🙂 fine": 1,
    "“quoted” (so)": 2,
    "检查队列": 4,
    "检查 GPU 队列。": 5,
    "キューを確認": 6,
    "ตรวจสอบ": 7,
    "น้ำ": 2,  # with a mark over the first
    "한국어 답변": 2,
    "naïve cafe\u0301": 2,
}


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert count_words(text) == words
