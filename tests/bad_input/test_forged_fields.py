"""Fault 53: fields that a form does not have are ignored, and a refusal changes nothing.

An honest form is sent twice, which shows what differs by itself (ids, times, hashes). Then the same form is
sent with forged fields: nothing else may differ, and no forged value may stand anywhere.
"""

from __future__ import annotations

import uuid
from http.cookies import SimpleCookie
from typing import Any, Final

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from tests.access.answers import text_of
from tests.access.digest import undone
from tests.addresses.address import Address
from tests.addresses.table import at_every_change
from tests.bad_input.sent import EVERYTHING, SENT
from tests.support.address_rows import Arguments

Rows = dict[tuple[str, int, str], Any]

FORGED_TIME: Final = 4_102_444_800_123
FORGED_ID: Final = uuid.UUID("f0f0f0f0-f0f0-4f0f-8f0f-f0f0f0f0f0f0")
FORGED_TEXT: Final = "forged-by-hand"
FORGED: Final = (str(FORGED_TIME), str(FORGED_ID), FORGED_TEXT, "graded", "-1", "4", "on", "2031-01-01")
# What the room's own fields are called in the plural: one set per box, for boxes that are not there too.
ENDS: Final = ("", "_id", "-0", "-9", "[]", "__in")
# Buttons and choices that a page offers without sending them at first.
OFFERED: Final = {"do", "next", "csrfmiddlewaretoken", "action", "kind"}

pytestmark = [pytest.mark.django_db, pytest.mark.fault(53)]


def columns() -> list[str]:
    """What every table of the site calls its columns, and what a curious person would try."""
    models = [model for label in EVERYTHING for model in apps.get_app_config(label).get_models()]
    named = {field.name for model in models for field in model._meta.get_fields()}
    return sorted(named | {"id", "pk", "user_id", "owner_id", "score", "deadline", "remaining", "is_admin"})


NAMES: Final = [name + end for name in columns() for end in ENDS if name not in OFFERED]


def rows() -> Rows:
    """Every value of every row; rows are counted, since their keys differ from run to run."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for label in EVERYTHING:
            for model in apps.get_app_config(label).get_models(include_auto_created=True):
                table = model._meta.db_table
                cursor.execute(f"SELECT * FROM {table} ORDER BY id")
                names = [column[0] for column in cursor.description]
                for number, row in enumerate(cursor.fetchall()):
                    found |= {(table, number, name): value for name, value in zip(names, row, strict=True)}
    return found


def after(client: Client, path: str, body: dict[str, Any]) -> tuple[int, Rows]:
    """The status, and what the database holds once the form was sent; then all of it is taken back."""
    cookies = client.cookies.output(header="", sep=";")
    cache.clear()
    with undone():
        answer = client.post(path, body)
        text_of(answer)  # a file stays open until it is read
        found = rows()
    client.cookies = SimpleCookie(cookies)
    return answer.status_code, found


class Honest:
    """The effect of a form without forged fields."""

    def __init__(self, client: Client, path: str, fields: dict[str, Any]) -> None:
        self.client, self.path, self.fields = client, path, fields
        self.before = rows()
        self.status, self.rows = after(client, path, fields)
        _, again = after(client, path, fields)
        assert again.keys() == self.rows.keys()
        self.noise = {key for key, value in again.items() if self.rows[key] != value}
        # A draft of a grading is the form as it was sent, to be shown again; nothing is read from it.
        self.noise |= {key for key in again if key[0] == "interviews_grading" and key[2] == "draft"}

    def breaches(self, forged: dict[str, Any]) -> list[str]:
        """The further effects of a form with forged fields, in words."""
        status, found = after(self.client, self.path, {**self.fields, **forged})
        if status >= 500:
            return [f"answers {status}"]
        wanted = self.before if status >= 400 and status != self.status else self.rows
        changed = sorted(f"{key} changes" for key in wanted.keys() ^ found.keys())
        changed += sorted(
            f"{key} is {found[key]!r} instead of {value!r}"
            for key, value in wanted.items()
            if key in found and key not in self.noise and found[key] != value
        )
        own = {key for key in self.noise if key[2] != "draft"}
        return changed or [f"{key} is forged" for key in own if is_forged(found.get(key))]


def is_forged(value: Any) -> bool:
    return any(mark in str(value) for mark in (str(FORGED_TIME), str(FORGED_ID), FORGED_ID.hex, FORGED_TEXT))


@pytest.fixture
def honest(
    foreign: uuid.UUID, client: Client, address: Address, arguments: Arguments, fields: dict[str, Any]
) -> Honest:
    return Honest(client, address.path_to(arguments), fields)


def others(honest: Honest) -> list[str]:
    return [name for name in NAMES if name not in honest.fields]


@pytest.mark.parametrize("address", at_every_change(SENT))
def test_no_column_can_be_forged(honest: Honest) -> None:
    names = others(honest)
    half = len(names) // 2  # a form has at most a thousand fields

    for value in (str(FORGED_TIME), str(FORGED_ID), "graded"):
        assert honest.breaches(dict.fromkeys(names[:half], value)) == []
        assert honest.breaches(dict.fromkeys(names[half:], value)) == []


@pytest.mark.full
@pytest.mark.parametrize("address", at_every_change(SENT))
def test_a_field_that_is_sent_twice_counts_once(honest: Honest, foreign: uuid.UUID) -> None:
    """The last one counts, as a browser fills a form; the first is not added up with it."""
    for other in (str(foreign), "-1", FORGED_TEXT):
        twice = {name: [other, value] for name, value in honest.fields.items() if name not in OFFERED}

        assert honest.breaches(twice) == []


@pytest.mark.full
@pytest.mark.parametrize("address", at_every_change(SENT))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_generated_forgery_does_anything(honest: Honest, stranger: User, data: st.DataObject) -> None:
    values = st.sampled_from((*FORGED, str(stranger.pk), stranger.email))
    names = st.sampled_from(others(honest))
    forged = data.draw(st.dictionaries(names, st.one_of(values, st.lists(values, min_size=2, max_size=3))))

    assert honest.breaches(forged) == []
