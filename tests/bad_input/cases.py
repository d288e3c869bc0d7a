"""Bodies that a broken script, a curious person or an old page might send instead of a form."""

from __future__ import annotations

import re
import uuid
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings

URLENCODED: Final = "application/x-www-form-urlencoded"
LONG: Final = "x" * 100_000
# One value for each way in which a field can fail.
_TELLING: Final = ("nothing in each field", "NUL in each field", "beyond 64 bits", "no number")
_LATER_ROW: Final = re.compile(r"-[1-9]\d*-")
Fields = dict[str, Any]

# In place of every value. The superscript two is a digit to str.isdigit and none to int.
VALUES: Final = {
    "nothing in each field": "",
    "NUL in each field": "a\0b",
    "100 kB in each field": LONG,
    "below zero": "-1",
    "beyond 64 bits": "9" * 30,
    "no decimal digit": "²",
    "no number": "1e999",
    "no date": "2026-13-45T99:99",
    "no path": "../../etc/passwd",
    "markup": "<script>alert(1)</script>{{ 7|add:7 }}",
    "a smile": "😀",
}


def bodies(fields: Fields, *, foreign: uuid.UUID) -> dict[str, Fields]:
    """The form spoiled as a whole, by what is wrong with it; `foreign` names somebody else's object."""
    return {
        "no fields": {},
        "unknown fields": {**fields, "nonsense": "1", "id": "1", "owner": "1", "state": "graded"},
        "each field twice": {name: [value, "other"] for name, value in fields.items()},
        "somebody else's id": {name: _instead(value, str(foreign)) for name, value in fields.items()},
        **{case: dict.fromkeys(fields, value) for case, value in VALUES.items()},
    }


def single(fields: Fields) -> dict[str, Fields]:
    """The form with one field spoiled at a time; of rows that repeat the first stands for all."""
    names = [name for name in fields if not _LATER_ROW.search(name)]
    return {f"{case}: {name}": {**fields, name: VALUES[case]} for name in names for case in _TELLING}


def raw(fields: Fields) -> dict[str, dict[str, Any]]:
    """Bodies that are no form at all, with their content type."""
    many = urlencode({f"f{n}": n for n in range(1001)}).encode()
    cut_off = b"--x\r\nContent-Disposition: form-data; name="
    return {
        "JSON": _raw(b'{"text": 1}', "application/json"),
        "no UTF-8": _raw(b"&".join(name.encode() + b"=%ff%fe" for name in fields)),
        "multipart without a boundary": _raw(b"--x", "multipart/form-data"),
        "multipart cut off": _raw(cut_off, "multipart/form-data; boundary=x"),
        "too many fields": _raw(many),
        "too large": _raw(b"text=" + b"x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
    }


def _raw(body: bytes, content_type: str = URLENCODED) -> dict[str, Any]:
    return {"data": body, "content_type": content_type}


def unknown(arguments: Fields) -> dict[str, Fields]:
    """The arguments of an address with one of them naming nothing."""
    strange: dict[str, list[Any]] = {
        "public_id": [uuid.UUID(int=1)],
        **{name: [99, 10**30] for name in ("position", "turn", "number", "box")},
        "token": ["x", "a\0b", "9" * 3000],
        "query": [{"role": uuid.UUID(int=1)}],
    }
    return {
        f"{name} {value!s:.30}": {**arguments, name: value} for name in arguments for value in strange[name]
    }


def _instead(value: Any, other: str) -> Any:
    try:
        uuid.UUID(str(value))
    except ValueError:
        return value
    return other
