"""Write every page that the tests know into a folder, to compare them before and after a change.

    make pages INTO=var/before      # change something that nobody should see
    make pages INTO=var/after
    diff -r var/before var/after

Each address is opened by each person of the access matrix, in each theme, whole and as htmx asks for it. What
is new at every run (ids, tokens, keys) is numbered in the order of its first appearance, the clock stands
still, and files are named without their folders, so that what differs is what changed.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.access.digest import undone
from tests.access.people import acting, build_cast, send
from tests.access.readers import OWNER, PEOPLE
from tests.access.secrets.things import build_things_to_leak
from tests.access.visit import PARTS, from_htmx
from tests.addresses.table import ADDRESSES
from tests.support import address_rows
from tests.support.factories import NOON
from tests.support.running import Clock

THEMES = ("", "light", "dark")
_UUID = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_CHANGING = re.compile(
    "|".join(
        (
            rf"{_UUID}|zq-[a-z_-]+-[0-9]{{12}}|person-?\d+",
            r"(?<=value=\")[A-Za-z0-9]{64}|(?<=X-CSRFToken\": \")\w+",  # against forged forms
            r"(?<=/shared/)[^/\"]+|(?<=confirm-email/)[^/\"?]+|(?<=reset/key/)[^/\"?]+",
            r"[A-Z2-7]{32}|(?<=<path d=\")[^\"]{2000,}|\b\d{8}\b",  # the second step, as key and as picture
            r"20\d\d-\d\d-\d\dT[\d:.+]+|(?<=20\d\d, )\d\d:\d\d",
        )
    )
)
_STATIC = re.compile(r"/static/(?:[\w-]+/)*([\w.-]+)")


@pytest.mark.django_db
@pytest.mark.timeout(1800)
def test_keep_every_page(set_clock: Clock) -> None:
    folder = Path(os.environ["INTO"])
    folder.mkdir(parents=True)
    with (
        patch.object(address_rows, "_now", lambda: NOON),
        patch.object(secrets, "randbelow", lambda below: 7),
    ):
        for name, text in _pages():
            (folder / f"{name}.html").write_text(text)


def _pages() -> Iterator[tuple[str, str]]:
    cast = build_cast()
    build_things_to_leak(cast.users[OWNER])
    for address in ADDRESSES:
        with undone():
            path = address.path(cast.users[OWNER])
            for person in PEOPLE:
                for theme in THEMES:
                    for how, headers in {"": {}, **{part: from_htmx(part) for part in PARTS}}.items():
                        name = " ".join(filter(None, (str(address), person, theme, how)))
                        client = cast.client(person)
                        client.cookies["theme"] = theme
                        with acting(person):
                            answer = send(client, "GET", path, {}, **headers)
                        place = answer.headers.get("Location", "")
                        body = answer.content.decode(errors="replace")
                        yield name.replace("/", "-"), _steady(f"{answer.status_code} {place}\n{body}")


def _steady(text: str) -> str:
    """The text with what changes at every run numbered, and files without their folders."""
    numbers: dict[str, str] = {}
    numbered = _CHANGING.sub(lambda found: numbers.setdefault(found[0], f"[{len(numbers) + 1}]"), text)
    return _STATIC.sub(r"/static/\1", numbered)
