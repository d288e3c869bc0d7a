"""Two windows of one person: who has the seat, and which of two texts stays."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from interviews.lifecycle import transitions
from interviews.models import Answer, Interview
from tests.bad_input.forms import forms_in
from tests.interviews.room.requests import form, main_text, url
from tests.support.running import SEAT


def choices(page: str, interview: Interview) -> list[dict[str, str]]:
    """What each of the two buttons under two texts would send; a textarea's own text is not read."""
    return [form.fields for form in forms_in(page) if form.action == url(interview, "submit_turn")]


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
