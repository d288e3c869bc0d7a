"""What a log keeps to itself: what people wrote, and the keys of links."""

from __future__ import annotations

import logging
import sys

import pytest

from config.logs import DiscreetFormatter, without_keys, without_row_values

REFUSED_BY_POSTGRESQL = """Traceback (most recent call last):
  File "saving.py", line 3, in save
psycopg.errors.CheckViolation: new row violates check constraint "a_mock_has_a_deadline"
DETAIL:  Failing row contains (7, I would drain node 19
and then wait, 3).

The above exception was the direct cause of the following exception:

django.db.utils.IntegrityError: new row violates check constraint "a_mock_has_a_deadline"
DETAIL:  Failing row contains (7, I would drain node 19
and then wait, 3)."""


def test_values_of_a_refused_row_are_left_out() -> None:
    assert without_row_values(REFUSED_BY_POSTGRESQL) == (
        "Traceback (most recent call last):\n"
        '  File "saving.py", line 3, in save\n'
        'psycopg.errors.CheckViolation: new row violates check constraint "a_mock_has_a_deadline"\n'
        "DETAIL: left out\n"
        "The above exception was the direct cause of the following exception:\n"
        "\n"
        'django.db.utils.IntegrityError: new row violates check constraint "a_mock_has_a_deadline"\n'
        "DETAIL: left out"
    )


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/shared/eyJ2IjoxfQ:1abc/", "/shared/*/"),
        ("/accounts/password/reset/key/1-abc123/", "/accounts/password/reset/key/*/"),
        ("/history/?mode=mock", "/history/?mode=mock"),
    ],
)
def test_the_key_of_a_link_is_left_out(address: str, logged: str) -> None:
    assert without_keys(f"Not Found: {address}") == f"Not Found: {logged}"


def test_the_sites_log_lines_are_discreet() -> None:
    try:
        raise ValueError("refused\nDETAIL:  Failing row contains (my answer).")
    except ValueError:
        record = logging.LogRecord("site", logging.ERROR, "", 1, "at /shared/key/", None, sys.exc_info())

    line = DiscreetFormatter("{levelname} {message}", style="{").format(record)

    assert line.startswith("ERROR at /shared/*/\n")
    assert line.endswith("ValueError: refused\nDETAIL: left out")
