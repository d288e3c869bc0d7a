"""When an answer was saved, what is kept of it, and putting a kept text back."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.errors import Stale, TooLate
from interviews.lifecycle.extra_time import extend_deadline
from interviews.models import Answer, AnswerRevision, Interview
from interviews.models.interview import State
from interviews.receipts.page import MOST_LISTED, Receipts
from interviews.rules.deadline import GRACE
from interviews.saving.autosave import save_answer
from interviews.saving.guard import BoxAddress
from interviews.saving.revisions import Save
from tests.builders import build_interview
from tests.factories import NOON
from tests.graded import build_graded
from tests.running import BELL, SEAT, Clock
from tests.statements import counted


def url(interview: Interview, turn: int = 1) -> str:
    return reverse("interviews:receipts", kwargs={"public_id": interview.public_id, "position": turn})


def put(
    interview: Interview, text: str, revision: int = 0, *, box: int = 0, keeps_older: bool = True
) -> None:
    save = Save(operation=uuid.uuid4(), revision=revision, text=text, keeps_older=keeps_older)
    at = BoxAddress(interview=interview.public_id, turn=1, box=box)
    save_answer(owner=interview.owner, seat=SEAT, at=at, save=save)


def shown(client: Client, interview: Interview, query: str = "") -> Receipts:
    response: Any = client.get(url(interview) + query)
    page: Receipts = response.context["page"]
    return page


def kept(text: str) -> uuid.UUID:
    return AnswerRevision.objects.get(text=text).operation


def restore(client: Client, interview: Interview, kept: uuid.UUID, revision: int, **more: Any) -> Any:
    names = {"public_id": interview.public_id, "turn": 1, "box": 0}
    body = {"kept": kept, "operation": uuid.uuid4(), "revision": revision, **more}
    return client.post(reverse("interviews:restore_text", kwargs=names), body)


def said(client: Client, response: Any) -> str:
    return client.get(response["Location"]).content.decode()


def answer(interview: Interview) -> Answer:
    return Answer.objects.get(turn__interview=interview, turn__position=1, position=0)


def write_three(interview: Interview, set_clock: Clock) -> None:
    for count, text in enumerate(("One", "One two", "One two three")):
        set_clock(NOON + count * MINUTE + 5 * SECOND)
        put(interview, text, count)


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


def test_restoring_is_a_save_that_keeps_what_it_replaces(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    write_three(running, set_clock)

    response = restore(seated, running, kept("One"), revision=3)

    assert "The text is in its box again." in said(seated, response)
    assert (answer(running).text, answer(running).revision) == ("One", 4)
    assert AnswerRevision.objects.get(revision=4).text == "One two three"


def test_restoring_twice_is_restoring_once(seated: Client, running: Interview, set_clock: Clock) -> None:
    write_three(running, set_clock)
    operation = uuid.uuid4()

    for _ in range(2):
        assert restore(seated, running, kept("One"), 3, operation=operation).status_code == 302

    assert (answer(running).revision, AnswerRevision.objects.count()) == (4, 4)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"seat": uuid.UUID(int=8)}, "open in another browser"),
        ({"state": State.GRADING, "closed_at": NOON}, "it takes no more answers"),
        ({"current_turn": 2}, "You have already left this question"),
        ({"deadline_at": NOON - 1, "closes_at": NOON}, "it takes no more answers"),
    ],
    ids=["another window", "handed in", "next question", "past the grace"],
)
def test_restoring_is_refused_with_its_reason_and_writes_nothing(
    seated: Client, running: Interview, set_clock: Clock, change: dict[str, Any], sentence: str
) -> None:
    write_three(running, set_clock)
    Interview.objects.filter(pk=running.pk).update(**change)

    response = restore(seated, running, kept("One"), revision=3)

    assert sentence in said(seated, response)
    assert (answer(running).text, AnswerRevision.objects.count()) == ("One two three", 3)


def test_a_text_is_not_put_back_over_one_that_the_page_did_not_show(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    write_three(running, set_clock)

    response = restore(seated, running, kept("One"), revision=2)

    assert "This answer was changed meanwhile, so nothing was put back." in said(seated, response)
    assert (answer(running).text, AnswerRevision.objects.count()) == ("One two three", 3)


@pytest.mark.parametrize("body", [{"kept": "x"}, {"operation": ""}, {"revision": -1}])
def test_an_incomplete_form_puts_nothing_back(
    seated: Client, running: Interview, set_clock: Clock, body: dict[str, Any]
) -> None:
    write_three(running, set_clock)

    whole = {"kept": kept("One"), "operation": uuid.uuid4(), "revision": 3}
    names = {"public_id": running.public_id, "turn": 1, "box": 0}
    response = seated.post(reverse("interviews:restore_text", kwargs=names), {**whole, **body})

    assert "Nothing was put back: the form was incomplete." in said(seated, response)
    assert answer(running).revision == 3


def test_only_a_text_of_this_box_is_put_back(
    seated: Client, running: Interview, stranger: User, set_clock: Clock
) -> None:
    write_three(running, set_clock)
    put(running, "About", box=1)
    put(running, "About the probe", 1, box=1)

    assert restore(seated, running, kept("About"), revision=3).status_code == 404
    assert restore(seated, running, uuid.uuid4(), revision=3).status_code == 404


def offers(client: Client, interview: Interview, query: str = "") -> bool:
    return "Restore this text" in client.get(url(interview) + query).content.decode()


def test_a_text_is_offered_to_be_restored_while_its_question_is_open(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    write_three(running, set_clock)
    older = f"?text={kept('One')}"

    assert [offers(seated, running, older), offers(seated, running)] == [True, False]
    for change in ({"seat": None}, {"seat": SEAT, "current_turn": 2}):
        Interview.objects.filter(pk=running.pk).update(**change)
        assert not offers(seated, running, older)


def test_a_paused_practice_is_resumed_first(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
    write_three(practice, set_clock)
    Interview.objects.filter(pk=practice.pk).update(paused_at=NOON)

    html = seated.get(f"{url(practice)}?text={kept('One')}").content.decode()

    assert ("Restore this text" in html, "Resume the practice to put a text back." in html) == (False, True)


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
