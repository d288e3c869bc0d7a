"""What a person left of one pass in two windows, put together so that nothing is lost. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# The fields of a form by name, such as "B-evidence", with their values as they were left.
Draft = Mapping[str, Sequence[str]]


def together(stored: Draft, left: Draft, shown: Draft) -> dict[str, list[str]]:
    """What is stored, and what was left later by somebody who had not seen it.

    Quotes of both are kept, and texts that differ stand below each other. Of two choices the later holds; one
    that is still as it was `shown` was not made there, so what is stored holds.
    """
    fields = dict.fromkeys([*stored, *left])
    left = {field: values for field, values in left.items() if [*values] != [*shown.get(field, ())]}
    return {field: _both(field, [*stored.get(field, ())], [*left.get(field, ())]) for field in fields}


def _both(field: str, stored: list[str], left: list[str]) -> list[str]:
    if field.endswith("-evidence"):
        return list(dict.fromkeys([*stored, *left]))
    if field.endswith(("-reason", "-typed")) and stored and left:
        return [_joined(stored[0], left[0])]
    return left or stored


def _joined(stored: str, left: str) -> str:
    if stored in left:
        return left
    return stored if left in stored else f"{stored}\n\n{left}"
