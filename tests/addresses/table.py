"""Every address of the site, by section: what the access matrix, the accessibility tests and others walk.

An address without a line fails one test, which says what to write where: tests/addresses/test_pages.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pytest

from tests.addresses import account, interviews, questions, site, workshop
from tests.addresses.address import Address

SECTIONS: Final[dict[str, list[Address]]] = {
    "site": site.ADDRESSES,
    "account": account.ADDRESSES,
    "questions": questions.ADDRESSES,
    "workshop": workshop.ADDRESSES,
    "interviews": interviews.ADDRESSES,
}
ADDRESSES: Final = [address for section in SECTIONS.values() for address in section]
SHOWN: Final = [address for address in ADDRESSES if address.is_shown]


def at_every_change(addresses: Iterable[Address]) -> list[Any]:
    """The addresses as parameters; the library's, but for signing in, in CI alone: they rarely change."""
    return [
        pytest.param(
            address, id=str(address), marks=pytest.mark.full if _is_the_librarys(address.name) else ()
        )
        for address in addresses
    ]


def _is_the_librarys(name: str) -> bool:
    return name.startswith(("account_", "mfa_")) and name != "account_login"
