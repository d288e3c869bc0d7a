"""The addresses that take a form."""

from __future__ import annotations

from typing import Final

from tests.access.rules import RULES
from tests.pages import PAGES, Readers

EVERYTHING: Final = ("accounts", "account", "mfa", "questions", "interviews")
PUBLIC: Final = {Readers.ANYBODY, Readers.ANONYMOUS, Readers.LINK}
SENT: Final = [page for page in PAGES if "POST" in RULES[page.name].takes]
# Pages with forms that are sent to another address.
NEAR: Final = ("interviews:interview", "interviews:shares", "questions:edit_question")
