"""When an answer was saved and what is kept of it."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.errors import Stale, TooLate
from interviews.lifecycle.extra_time import extend_deadline
from interviews.models import AnswerRevision, Interview
from interviews.receipts.page import MOST_LISTED
from interviews.rules.deadline import GRACE
from tests.interviews.receipts.texts import put, shown, url, write_three
from tests.support.factories import NOON
from tests.support.graded import build_graded
from tests.support.running import BELL, Clock
from tests.support.statements import counted


def test_the_page_says_when_the_answer_was_saved_in_the_zone_of_the_person(
    seated: Client, running: Interview, owner: User, set_clock: Clock
) -> None:
    owner.time_zone = "Asia/Tokyo"
    owner.save()
    set_clock(NOON + 5 * SECOND)
    put(running, "One")

    page = seated.get(url(running)).content.decode()

    assert "Saved once, at <time>23:13:25</time>." in page  # NOON is 14:13:20 UTC


def test_every_kept_text_can_be_stepped_to(seated: Client, running: Interview, set_clock: Clock) -> None:
    write_three(running, set_clock)

    newest = shown(seated, running)
    assert newest.earlier is not None
    middle = shown(seated, running, newest.earlier.query)
    assert middle.earlier is not None
    oldest = shown(seated, running, middle.earlier.query)

    assert [page.text for page in (oldest, middle, newest)] == ["One", "One two", "One two three"]
    assert [page.number for page in (oldest, middle, newest)] == [1, 2, 3]
    assert (oldest.earlier, newest.later) == (None, None)


def test_a_kept_text_says_when_it_was_saved_and_until_when_it_stood(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    write_three(running, set_clock)

    times = [(text.kind, text.saved_at, text.until, text.size) for text in shown(seated, running).box.texts]

    first, second, third = (NOON + count * MINUTE + 5 * SECOND for count in range(3))
    assert times == [("kept", first, second, 3), ("kept", second, third, 7), ("now", third, None, 13)]


def test_the_growth_is_drawn_and_can_be_read(seated: Client, running: Interview, set_clock: Clock) -> None:
    write_three(running, set_clock)

    page = seated.get(url(running)).content.decode()

    assert 'aria-label="Characters of the answer over time: 13 at the end, 13 at most."' in page
    assert page.count('<td class="end">') == len(shown(seated, running).box.points)


def test_conflicts_late_and_refused_texts_are_shown_as_such(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    put(running, "In time")
    set_clock(NOON + SECOND)
    with pytest.raises(Stale):
        put(running, "The other window")
    set_clock(BELL + 12 * SECOND)
    put(running, "In time, and late", 1)
    set_clock(BELL + GRACE + 1)
    with pytest.raises(TooLate):
        put(running, "In time, and too late", 2)

    page = shown(seated, running)

    assert [(text.kind, text.late_by, text.is_at_deadline) for text in page.box.texts] == [
        ("kept", 0, True),
        ("conflict", 0, False),
        ("now", 12, False),
        ("refused", 61, False),
    ]
    html = seated.get(url(running)).content.decode()
    words = ("As of the bell", "Late by 12 s", "Kept beside a newer text", "Arrived too late to count")
    assert [word in html for word in words] == [True] * 4


def test_granted_time_is_said_with_its_reason(
    seated: Client, running: Interview, author: User, set_clock: Clock
) -> None:
    extend_deadline(interview=running, granted_by=author, minutes=10, reason="A fire alarm.")

    page = seated.get(url(running)).content.decode()

    assert "10 more minutes granted at 14:13 by Alex A.: A fire alarm." in page


def test_only_the_boxes_that_were_written_in_are_shown(seated: Client, running: Interview) -> None:
    put(running, "About the probe", box=2)

    assert [box.name for box in shown(seated, running).boxes] == ["Answer", "Probe 2"]
    assert shown(seated, running, "?box=2").text == "About the probe"


def test_what_was_not_asked_yet_is_not_there(seated: Client, running: Interview) -> None:
    assert seated.get(url(running, turn=2)).status_code == 404


def test_nonsense_in_the_address_shows_the_newest_text(seated: Client, running: Interview) -> None:
    put(running, "Text")

    for query in ("?box=x&text=y", "?box=99", f"?text={uuid.uuid4()}", "?box=-1"):
        assert shown(seated, running, query).text == "Text"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_statements_for_any_number_of_boxes_and_saves(
    seated: Client, running: Interview, count: int
) -> None:
    for box in range(count):
        for revision in range(count):
            put(running, "word " * (revision + 1), revision, box=box)

    with counted() as statements:
        seated.get(url(running))

    assert (statements.count, statements.writes) == (8, 0), statements


def test_a_long_history_is_listed_in_part_and_says_so(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    for count in range(MOST_LISTED + 5):
        set_clock(NOON + count * SECOND)
        put(running, f"Text {count}", count)

    page = shown(seated, running)

    assert (len(page.box.listed), page.box.unlisted, len(page.box.texts)) == (MOST_LISTED, 5, MOST_LISTED + 5)
    html = seated.get(url(running)).content.decode()
    assert f"The newest {MOST_LISTED} are listed; step back for the 5 before them." in html


def test_pruned_lines_are_said(seated: Client, running: Interview) -> None:
    put(running, "One")
    put(running, "One two", 1)
    AnswerRevision.objects.filter(text=None).delete()

    html = " ".join(seated.get(url(running)).content.decode().split())

    assert "The times of 1 older save are not kept" in html


@pytest.mark.parametrize("verb", ["get", "head", "post", "put", "patch", "delete", "options"])
def test_a_stranger_finds_nothing(
    stranger_client: Client, running: Interview, set_clock: Clock, verb: str
) -> None:
    write_three(running, set_clock)
    names = {"public_id": running.public_id, "turn": 1, "box": 0}

    page = getattr(stranger_client, verb)(url(running))
    act = getattr(stranger_client, verb)(reverse("interviews:restore_text", kwargs=names))

    assert page.status_code == (404 if verb in {"get", "head"} else 405)
    assert act.status_code == (404 if verb == "post" else 405)


def test_the_room_the_answers_and_the_report_lead_here(
    seated: Client, running: Interview, owner: User
) -> None:
    graded = build_graded(owner)
    pages = [
        (running, running.get_absolute_url()),
        (graded, graded.get_absolute_url()),
        (graded, reverse("interviews:read_answers", args=[graded.public_id])),
    ]

    leads = [f'href="{url(interview)}"' in seated.get(path).content.decode() for interview, path in pages]

    assert leads == [True, True, True]
