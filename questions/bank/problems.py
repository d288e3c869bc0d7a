"""What is wrong with bank files, in words: file, key, what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from questions.bank.yaml import Document, Location, YamlError

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "missing": "expected this key",
    "extra_forbidden": "expected no such key",
    "string_type": "expected text",
    "string_too_short": "expected some text",
    "string_too_long": "expected at most {max_length} characters",
    "int_type": "expected a whole number",
    "greater_than_equal": "expected {ge} or more",
    "less_than_equal": "expected {le} or less",
    "bool_type": "expected true or false",
    "enum": "expected {expected}",
    "tuple_type": "expected a list",
    "dict_type": "expected keys with values",
    "model_type": "expected keys with values",
    "too_short": "expected at least {min_length}",
    "too_long": "expected at most {max_length}",
}
_PATTERNS = {
    r"^[^\n]*$": "expected one line of text",
    r"^[A-Z]{3}$": "expected three capital letters such as USD",
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": "expected lower-case letters and digits with single hyphens between",
}


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend; `key` is dotted, list items by their own key or else their number from 1."""

    file: str
    line: int
    key: str
    expected: str

    def __str__(self) -> str:
        parts = [self.file, *([self.key] if self.key else []), self.expected]
        return ": ".join(parts) + (f" (line {self.line})" if self.line else "")


class BankError(Exception):
    """The bank cannot be used as it is; `problems` lists everything that was found at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def unreadable(file: str, error: YamlError) -> Problem:
    return Problem(file, error.line or 0, "", error.expected)


def problem_at(file: str, document: Document, location: Location, expected: str) -> Problem:
    """A problem at a place of the data, which is a path of keys and list indexes."""
    return Problem(file, document.line(location), _dotted(location, document.data), expected)


def invalid(file: str, document: Document, error: ValidationError, within: Location = ()) -> list[Problem]:
    """The problems pydantic found in the part of a document at `within`."""
    return [
        problem_at(file, document, _place(within, details), _expected(details)) for details in error.errors()
    ]


def _place(within: Location, details: ErrorDetails) -> Location:
    # For a bad key of a mapping pydantic adds the step "[key]", which is not a place in the data.
    return within + tuple(step for step in details["loc"] if step != "[key]")


def _expected(details: ErrorDetails) -> str:
    context: dict[str, Any] = details.get("ctx", {})
    if details["type"] == "value_error":
        expected = str(context["error"])
    elif details["type"] == "string_pattern_mismatch":
        expected = _PATTERNS[context["pattern"]]
    else:
        expected = _EXPECTED.get(details["type"], details["msg"]).format(**context)
    return expected + _found(details)


def _found(details: ErrorDetails) -> str:
    """The value that was found instead, if it is short enough to help."""
    value = details["input"]
    if details["type"] in {"missing", "extra_forbidden", "string_too_short"} or isinstance(value, dict):
        return ""
    if details["type"] in {"too_short", "too_long", "string_too_long"}:
        return f", found {len(value)}"
    if value is None:
        return ", found nothing"
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return f", found {shown!r}" if isinstance(value, str) and 0 < len(shown) <= 40 else ""


def _dotted(location: Location, data: Any) -> str:
    steps = []
    for step in location:
        try:
            data = data[step]
        except (IndexError, KeyError, TypeError):
            data = None
        steps.append(_name(step, data))
    return ".".join(steps)


def _name(step: int | str, item: Any) -> str:
    if isinstance(step, str):
        return step
    own = item.get("key") if isinstance(item, dict) else None
    return own if isinstance(own, str) else str(step + 1)
