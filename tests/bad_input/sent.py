"""The addresses that take a form."""

from __future__ import annotations

from typing import Final

from tests.addresses.address import Readers
from tests.addresses.table import ADDRESSES

EVERYTHING: Final = ("accounts", "account", "mfa", "questions", "interviews")
PUBLIC: Final = {Readers.ANYBODY, Readers.ANONYMOUS, Readers.LINK}
SENT: Final = [address for address in ADDRESSES if "POST" in address.takes]
# Pages with forms that are sent to another address.
NEAR: Final = ("interviews:interview", "interviews:shares", "questions:edit_question")
