from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE, SECOND
from interviews.lifecycle import transitions
from interviews.models import Answer, Interview
from interviews.models.answer import ANSWER_LENGTH
from interviews.models.interview import State
from interviews.rules.deadline import GRACE
from tests.bad_input.forms import forms_in
from tests.builders import build_interview
from tests.factories import NOON
from tests.running import SEAT, Clock
from tests.statements import counted

POST_ONLY = ["start_interview", "submit_turn", "take_over", "pause_interview", "discard_interview"]


def url(interview: Interview, name: str = "interview", **more: int) -> str:
    return reverse(f"interviews:{name}", kwargs={"public_id": interview.public_id, **more})


def form(*texts: str, turn: int = 1, do: str = "next", revision: int = 0) -> dict[str, Any]:
    fields: dict[str, Any] = {"turn": turn, "do": do}
    for box, text in enumerate(texts):
        fields |= {f"text-{box}": text, f"revision-{box}": revision, f"operation-{box}": uuid.uuid4()}
    return fields


def choices(page: str, interview: Interview) -> list[dict[str, str]]:
    """What each of the two buttons under two texts would send; a textarea's own text is not read."""
    return [form.fields for form in forms_in(page) if form.action == url(interview, "submit_turn")]


def main_text(interview: Interview) -> str:
    return Answer.objects.get(turn__interview=interview, turn__position=1, position=0).text


def test_the_room_shows_question_clock_and_saved_text(
    seated: Client, running: Interview, set_clock: Clock
) -> None:
    Answer.objects.filter(turn__interview=running, position=0).update(text="What I wrote so far.")
    set_clock(NOON + 11 * MINUTE + 12 * SECOND)

    page = seated.get(url(running)).content.decode()

    version = running.turns.get(position=1).version
    assert version.headline in page
    assert '<b class="digits" role="timer" aria-label="Time left">33:48</b>' in page
    assert "What I wrote so far." in page


def test_opening_the_room_takes_five_statements_and_writes_nothing(
    seated: Client, running: Interview
) -> None:
    with counted() as statements:
        seated.get(url(running))

    assert (statements.count, statements.writes) == (5, 0), statements


def test_a_save_takes_four_statements_and_a_short_reply(seated: Client, running: Interview) -> None:
    save = {"operation": uuid.uuid4(), "revision": 0, "text": "x" * 2000}

    with counted() as statements:
        response = seated.post(url(running, "save_box", turn=1, box=0), save)

    assert statements.count == 4, statements
    assert len(response.content) <= 300


@pytest.mark.parametrize(
    ("case", "status", "expected"),
    [("repeat", 200, 5), ("stale", 409, 7), ("late", 200, 7), ("too late", 410, 12)],
)
def test_a_save_that_is_not_simply_applied_takes_more_statements(
    seated: Client, running: Interview, set_clock: Clock, case: str, status: int, expected: int
) -> None:
    """The reason is looked up only where the guarded UPDATE matched nothing."""
    address = url(running, "save_box", turn=1, box=0)
    first = {"operation": uuid.uuid4(), "revision": 0, "text": "typed"}
    seated.post(address, first)
    set_clock(NOON + {"late": 45 * MINUTE + SECOND, "too late": 45 * MINUTE + GRACE + 1}.get(case, 0))
    sent = {
        "repeat": first,
        "stale": {"operation": uuid.uuid4(), "revision": 0, "text": "from another window"},
    }.get(case, {"operation": uuid.uuid4(), "revision": 1, "text": "last words"})

    with counted() as statements:
        response = seated.post(address, sent)

    assert (response.status_code, statements.count) == (status, expected), statements


def test_handing_in_takes_seven_statements(seated: Client, running: Interview) -> None:
    with counted() as statements:
        response = seated.post(url(running, "submit_turn"), form("main", "one", "two", do="hand_in"))

    assert statements.count == 7, statements
    assert response.url == url(running)


def test_a_save_is_acknowledged_in_json(seated: Client, running: Interview) -> None:
    operation = uuid.uuid4()

    response = seated.post(
        url(running, "save_box", turn=1, box=0), {"operation": operation, "revision": 0, "text": "typed"}
    )

    assert response.json() == {
        "op": str(operation),
        "revision": 1,
        "saved_at": NOON,
        "remaining": 45 * MINUTE,
        "late_by": 0,
    }
    assert main_text(running) == "typed"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "a\x00b"}, "Null characters are not allowed."),
        ({"text": "x" * 100_001}, "An answer has at most 100,000 characters; this has 100,001."),
        ({"operation": "not-an-id"}, "Enter a valid UUID."),
        ({"revision": "-1"}, "Ensure this value is greater than or equal to 0."),
    ],
)
def test_a_bad_save_is_refused_with_a_sentence(
    seated: Client, running: Interview, fields: dict[str, str], sentence: str
) -> None:
    save = {"operation": uuid.uuid4(), "revision": 0, "text": "fine", **fields}

    response = seated.post(url(running, "save_box", turn=1, box=0), save)

    assert (response.status_code, response.json()["message"]) == (400, sentence)
    assert main_text(running) == ""


def test_a_stale_save_answers_409_with_the_other_text(seated: Client, running: Interview) -> None:
    address = url(running, "save_box", turn=1, box=0)
    seated.post(address, {"operation": uuid.uuid4(), "revision": 0, "text": "newer"})

    response = seated.post(address, {"operation": uuid.uuid4(), "revision": 0, "text": "older"})

    body = response.json()
    assert (response.status_code, body["error"], body["text"], body["revision"]) == (409, "stale", "newer", 1)


def test_a_save_after_the_grace_answers_410(seated: Client, running: Interview, set_clock: Clock) -> None:
    set_clock(NOON + 45 * MINUTE + GRACE + 1)

    response = seated.post(
        url(running, "save_box", turn=1, box=0), {"operation": uuid.uuid4(), "revision": 0, "text": "late"}
    )

    assert (response.status_code, response.json()["error"]) == (410, "closed")


def test_forged_fields_of_a_save_change_nothing_else(seated: Client, running: Interview) -> None:
    forged = {"deadline_at": NOON * 2, "state": "graded", "seat": uuid.uuid4(), "saved_at": 1, "late_by": 9}

    seated.post(
        url(running, "save_box", turn=1, box=0),
        {"operation": uuid.uuid4(), "revision": 0, "text": "typed", **forged},
    )

    running.refresh_from_db()
    answer = Answer.objects.get(turn__interview=running, turn__position=1, position=0)
    assert (running.deadline_at, running.state, running.seat) == (NOON + 45 * MINUTE, State.RUNNING, SEAT)
    assert (answer.saved_at, answer.late_by) == (NOON, 0)


def test_next_opens_the_next_question(seated: Client, running: Interview) -> None:
    response = seated.post(url(running, "submit_turn"), form("main"), follow=True)

    assert "Question 2 of 3" in response.content.decode()


def test_three_full_boxes_of_what_takes_most_are_stored(seated: Client, running: Interview) -> None:
    text = "🪿" * ANSWER_LENGTH
    body = urlencode(form(text, text, text))

    response = seated.post(url(running, "submit_turn"), body, "application/x-www-form-urlencoded")

    texts = Answer.objects.filter(turn__interview=running, turn__position=1).values_list("text", flat=True)
    assert (response.status_code, {*texts}) == (302, {text})


def test_a_form_with_a_nul_is_shown_again_with_its_text(seated: Client, running: Interview) -> None:
    response = seated.post(url(running, "submit_turn"), form("kept\x00words"))

    assert response.status_code == 400
    assert "This was not saved" in response.content.decode()
    assert running.turns.get(position=1).ended_at is None


def test_two_windows_without_script_choose_between_their_texts(seated: Client, running: Interview) -> None:
    seated.post(url(running, "submit_turn"), form("from one", do="save"))

    response = seated.post(url(running, "submit_turn"), form("from two"))

    page = response.content.decode()
    assert response.status_code == 409
    assert "from one</textarea>" in page
    assert "from two</textarea>" in page


def test_without_script_conflicts_in_two_boxes_are_decided_one_after_the_other(
    seated: Client, running: Interview
) -> None:
    seated.post(url(running, "submit_turn"), form("main from one", "probe from one", do="save"))

    page = seated.post(url(running, "submit_turn"), form("main from two", "probe from two")).content.decode()
    theirs, mine = choices(page, running)
    second = seated.post(url(running, "submit_turn"), {**mine, "text-0": "main from two"})
    _, mine_again = choices(second.content.decode(), running)
    last = seated.post(url(running, "submit_turn"), {**mine_again, "text-1": "probe from two"})

    assert "Your answer to probe 1 was changed" in second.content.decode()
    assert theirs["text-1"] == "probe from two"
    assert (second.status_code, last.status_code) == (409, 302)
    boxes = Answer.objects.filter(turn__interview=running, turn__position=1).order_by("position")
    assert [box.text for box in boxes] == ["main from two", "probe from two", ""]


def test_another_browser_reads_but_does_not_write(owner_client: Client, running: Interview) -> None:
    page = owner_client.get(url(running)).content.decode()
    owner_client.post(url(running, "submit_turn"), form("from elsewhere"))

    assert "This interview is open elsewhere" in page
    assert main_text(running) == ""


def test_a_text_from_a_window_without_the_seat_is_shown_again(
    owner_client: Client, running: Interview
) -> None:
    response = owner_client.post(url(running, "submit_turn"), form("from elsewhere", do="hand_in"))

    page = response.content.decode()
    assert response.status_code == 409
    assert "This interview is open in another browser." in page
    assert "from elsewhere</textarea>" in page


def test_of_two_browsers_that_continue_at_once_the_last_alone_has_the_seat(
    owner_client: Client, running: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = uuid.uuid4()

    def overtaken(*, interview: Interview, seat: uuid.UUID) -> None:
        Interview.objects.filter(pk=interview.pk).update(seat=seat)
        Interview.objects.filter(pk=interview.pk).update(seat=last)

    monkeypatch.setattr(transitions, "take_over", overtaken)

    response = owner_client.post(url(running, "take_over"))

    assert response.cookies["seat"].value != str(last)


def test_continuing_here_moves_the_seat(owner_client: Client, running: Interview) -> None:
    response = owner_client.post(url(running, "take_over"))

    running.refresh_from_db()
    assert response.cookies["seat"].value == str(running.seat) != str(SEAT)
    assert response.cookies["seat"]["path"] == url(running)


def test_starting_gives_the_seat_and_starts_once(owner: User, owner_client: Client, set_clock: Clock) -> None:
    interview = build_interview(owner)
    Answer.objects.all().delete()
    seat = uuid.uuid4()

    for _ in range(2):
        response = owner_client.post(url(interview, "start_interview"), {"seat": seat})

    interview.refresh_from_db()
    assert (interview.state, interview.seat, interview.started_at) == (State.RUNNING, seat, NOON)
    assert response.cookies["seat"].value == str(seat)


def test_a_second_mock_is_refused_with_a_sentence(
    owner_client: Client, owner: User, running: Interview
) -> None:
    second = build_interview(owner)

    response = owner_client.post(url(second, "start_interview"), follow=True)

    assert "You already have a mock running." in response.content.decode()


def test_pausing_and_resuming_a_practice(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
    seated.post(url(practice, "pause_interview"))
    paused = seated.get(url(practice)).content.decode()

    seated.post(url(practice, "pause_interview"), {"do": "resume"})

    practice.refresh_from_db()
    assert "Paused since" in paused
    assert practice.paused_at is None


def test_a_pause_does_not_use_up_a_questions_budget(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)
    set_clock(NOON + 4 * MINUTE)
    seated.post(url(practice, "pause_interview"))
    set_clock(NOON + 64 * MINUTE)
    paused = seated.get(url(practice)).content.decode()

    seated.post(url(practice, "pause_interview"), {"do": "resume"})

    assert "about 11 of 15 min left for it" in paused
    assert "about 11 of 15 min left for it" in seated.get(url(practice)).content.decode()


def test_discarding_deletes_the_running_interview(seated: Client, running: Interview) -> None:
    response = seated.post(url(running, "discard_interview"), follow=True)

    assert "and its answers are deleted" in response.content.decode()
    assert not Interview.objects.exists()


def test_the_pulse_tells_state_seat_and_time(seated: Client, running: Interview, set_clock: Clock) -> None:
    set_clock(NOON + MINUTE)

    with counted() as statements:
        body = seated.get(url(running, "pulse")).json()

    assert body == {"running": True, "seat": True, "turn": 1, "remaining": 44 * MINUTE, "used": None}
    assert (statements.count, statements.writes) == (3, 0), statements


@pytest.mark.parametrize("name", POST_ONLY)
def test_a_stranger_finds_nothing(stranger_client: Client, running: Interview, name: str) -> None:
    assert stranger_client.post(url(running, name), form("text")).status_code == 404


@pytest.mark.parametrize("name", POST_ONLY)
def test_a_get_changes_nothing(seated: Client, running: Interview, name: str) -> None:
    assert seated.get(url(running, name)).status_code == 405


@pytest.mark.parametrize("name", ["interview", "pulse"])
def test_an_anonymous_reader_is_sent_to_sign_in(client: Client, running: Interview, name: str) -> None:
    response = client.get(url(running, name))

    assert response.url == f"{reverse('account_login')}?next={url(running, name)}"


def test_a_practice_shows_its_rubric_on_request(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)

    page = seated.get(url(practice, "open_rubric")).content.decode()

    assert "Diagnosis as Senior." in page
    assert "Gate: caps the level" in page


def test_a_mock_shows_no_rubric_while_it_runs(seated: Client, running: Interview) -> None:
    assert seated.get(url(running, "open_rubric")).status_code == 404


def test_a_stranger_sees_no_rubric(stranger_client: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)

    assert stranger_client.get(url(practice, "open_rubric")).status_code == 404
