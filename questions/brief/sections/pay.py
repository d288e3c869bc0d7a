"""Pay ranges in prose and in tables: "$107K to $200K+", "$95,000 – $120,000"."""

from __future__ import annotations

import re

from questions.brief.document import ParsedPay

_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}
_AMOUNT = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}"
PAY_RANGE = re.compile(
    rf"(?P<currency>[$€£])\s?(?P<low>{_AMOUNT})\s?(?P<low_k>k\b)?"
    rf"\s{{0,3}}(?:-|–|—|to\b)\s{{0,3}}"
    rf"(?P=currency)?\s?(?P<high>{_AMOUNT})\s?(?P<high_k>k\b)?(?P<open>\s?\+)?",
    re.IGNORECASE,
)


def pay_band(found: re.Match[str], level: str | None) -> ParsedPay:
    """The band that a PAY_RANGE match states, in whole units a year."""
    high_k = found["high_k"]
    low_k = found["low_k"] or (
        high_k if len(found["low"]) <= 3 else None
    )  # in "$107-127K" both are thousands
    return ParsedPay(
        level=level,
        low=_amount(found["low"], low_k),
        high=_amount(found["high"], high_k),
        currency=_CURRENCIES[found["currency"]],
        open_ended=bool(found["open"]),
    )


def _amount(digits: str, thousands: str | None) -> int:
    return int(digits.replace(",", "")) * (1000 if thousands else 1)
