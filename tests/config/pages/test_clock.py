"""One clock on a page: the person's zone, and no time that seems to run back."""

from __future__ import annotations

import re
import zoneinfo
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from config.templatetags.times import clock

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))


@pytest.mark.parametrize(
    ("at", "form", "shown"),
    [
        (datetime(2026, 10, 24, 23, 59, tzinfo=UTC), "H:i", "01:59"),
        (datetime(2026, 10, 25, 0, 10, tzinfo=UTC), "H:i", "02:10 CEST"),
        (datetime(2026, 10, 25, 1, 10, tzinfo=UTC), "H:i", "02:10 CET"),
        (datetime(2026, 10, 25, 1, 10, 7, tzinfo=UTC), "H:i:s", "02:10:07 CET"),
        (datetime(2026, 10, 25, 2, 0, tzinfo=UTC), "H:i", "03:00"),
        (datetime(2026, 3, 29, 1, 10, tzinfo=UTC), "H:i", "03:10"),
        (datetime(2026, 10, 25, 1, 10, tzinfo=UTC), "H:i T", "02:10 CET"),
    ],
)
def test_the_hour_that_comes_twice_says_which_one_it_is(at: datetime, form: str, shown: str) -> None:
    assert clock(timezone.localtime(at, BERLIN), form) == shown


def test_nothing_is_shown_for_no_moment() -> None:
    assert clock(None) == ""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_time_of_day_is_written_by_that_filter(path: Path) -> None:
    assert re.findall(r'\|date:"[^"]*H[^"]*"', path.read_text()) == []
