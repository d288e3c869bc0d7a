"""Whatever the device thinks: times in the person's zone and the page's digits, and words as it counts."""

from __future__ import annotations

import re
import zoneinfo
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from accounts.models import User
from interviews.models import Interview
from tests.browser.conftest import OpenPage, take_seat
from tests.browser.room.rooms import enter, state
from tests.interviews.rules.test_words import WORDS

ZONE = "Pacific/Auckland"
COUNT = """(text) => text.match(new RegExp(document.forms.room.dataset.word, "gu"))?.length ?? 0"""


def test_a_save_is_told_in_the_persons_zone_and_the_pages_digits(
    open_page: OpenPage, owner: User, running: Interview, base_url: str
) -> None:
    owner.time_zone = ZONE
    owner.save()
    page = open_page(owner, timezone_id="America/New_York", locale="ar-EG")
    take_seat(page.context, running, base_url)

    enter(page, running).fill("I read the gauge.")

    expect(state(page)).to_have_text(re.compile("^Saved [0-9]{2}:[0-9]{2}$"))
    now = datetime.now(zoneinfo.ZoneInfo(ZONE))
    recent = [f"Saved {now - timedelta(minutes=back):%H:%M}" for back in range(3)]
    assert state(page).inner_text() in recent


def test_the_page_counts_words_as_the_server_does(room: Page, running: Interview) -> None:
    enter(room, running).fill("检查 GPU 队列。")

    expect(room.locator(".box .words").first).to_have_text("5 words")
    assert {text: room.evaluate(COUNT, text) for text in WORDS} == WORDS
