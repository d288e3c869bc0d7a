"""The ZIP itself: its names can be stored on every system, and its texts stay plain text."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.my_data import markdown
from accounts.my_data.archive import Page, safe_name, write_archive
from accounts.my_data.moments import day, iso, spoken

NOW = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)


def names(*pages: Page) -> list[str]:
    stream = io.BytesIO()
    write_archive(stream, data={}, pages=pages, at=NOW)
    with zipfile.ZipFile(stream) as archive:
        return archive.namelist()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Senior Platform Engineer", "senior-platform-engineer"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\system.ini", "c-windows-system-ini"),
        ("Ingénieur·e, Zürich", "ingénieur-e-zürich"),
        ("हिन्दी शिक्षक", "हिन्दी-शिक्षक"),
        ("プラットフォーム・エンジニア", "プラットフォーム-エンジニア"),
        ("\u202efdp.exe\0\n", "fdp-exe"),
        ("🙂", "untitled"),
        ("", "untitled"),
        ("CON", "con-file"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text())
def test_any_title_fits_into_a_file_system(title: str) -> None:
    name = safe_name(title)

    assert 0 < len(name.encode()) <= 220
    assert set(name) & set('/\\:*?"<>|\0.') == set()


def test_the_second_of_a_name_gets_a_number() -> None:
    same = Page("roles", "Tide Engineer", "")

    assert names(same, Page("roles", "tide engineer!", ""), Page("", "Tide Engineer", ""), same) == [
        "data.json",
        "roles/tide-engineer.md",
        "roles/tide-engineer-2.md",
        "tide-engineer.md",
        "roles/tide-engineer-3.md",
    ]


def test_a_number_takes_no_other_pages_name() -> None:
    pages = [Page("", title, "") for title in ("Tide 2", "Tide", "Tide", "Tide 2")]

    assert names(*pages) == ["data.json", "tide-2.md", "tide.md", "tide-3.md", "tide-2-2.md"]


def test_the_day_stands_before_the_name() -> None:
    assert names(Page("interviews", "Lead", "", "2026-11-29"))[1] == "interviews/2026-11-29-lead.md"


def test_what_was_typed_opens_no_tag_and_no_link() -> None:
    typed = "<b>bold</b>\n# no heading\n[click](javascript:x) \\<i>"

    assert markdown.quoted(typed).splitlines() == [
        r"> \<b>bold\</b>",
        "> # no heading",
        r"> \[click](javascript:x) \\\<i>",
    ]
    assert markdown.heading(1, "Two\nlines <i>") == r"# Two lines \<i>"


def test_times_are_told_in_utc_for_programs_and_in_the_persons_zone_for_reading() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    moment = iso(NOW.astimezone(berlin))

    assert moment == "2026-11-29T23:30:00.000Z"
    assert (spoken(moment, berlin), day(moment, berlin)) == ("30 November 2026, 00:30 CET", "2026-11-30")
    assert (iso(None), spoken(None, berlin), day(None, berlin)) == (None, "", "")
