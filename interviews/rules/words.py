"""Counting words, in scripts that put no spaces between them too. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Thai, Lao, Burmese, Khmer, Japanese, Chinese.
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
UNSPACED: Final = re.compile(f"[{_UNSPACED}]")
# A character of such a script, or what begins with a letter or a digit up to the next space.
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W_][^\s{_UNSPACED}]*")
# The same for a script of the page, whose expressions tell marks apart.
WORD_IN_SCRIPTS: Final = rf"(?!\p{{M}})[{_UNSPACED}]|[\p{{L}}\p{{N}}][^\s{_UNSPACED}]*"


def count_words(text: str) -> int:
    """Words divided by spaces; of scripts without them each character, with the marks over it, is one.

    A dash or an emoji that stands alone is no word.
    """
    return sum(not unicodedata.category(word[0]).startswith("M") for word in _WORD.findall(text))
