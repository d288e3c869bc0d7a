"""Deleting an interview: after a question, and not while it runs."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.models import Answer, Interview, Mark
from interviews.models.interview import State
from interviews.sharing.services import create_share
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.graded import build_answered, build_graded

pytestmark = pytest.mark.usefixtures("set_clock")


def address(interview: Interview) -> str:
    return reverse("interviews:delete_interview", args=[interview.public_id])


def test_the_page_asks_first(owner_client: Client, owner: User) -> None:
    interview = build_answered(owner, turns=1, title="Harbour lead")

    html = owner_client.get(address(interview)).content.decode()

    assert ("Delete this interview?" in html, "“Harbour lead”" in html) == (True, True)
    assert Interview.objects.count() == 1


@pytest.mark.parametrize("state", [State.PLANNED, State.GRADING])
def test_a_planned_or_waiting_interview_goes(owner_client: Client, owner: User, state: State) -> None:
    response = owner_client.post(address(build_interview(owner, state=state)))

    assert (response["Location"], Interview.objects.count()) == (reverse("interviews:history"), 0)


def test_a_graded_one_goes_with_answers_marks_and_links(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2,))
    share = create_share(interview=interview, days=3)

    owner_client.post(address(interview))

    left = [Answer.objects.count(), Mark.objects.count(), type(share).objects.count()]
    assert left == [0, 0, 0]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_running_one_stays(owner_client: Client, owner: User, method: str) -> None:
    interview = build_interview(owner, state=State.RUNNING)

    response = getattr(owner_client, method)(address(interview), follow=True)

    assert "still running" in response.content.decode()
    assert Interview.objects.get().state == State.RUNNING


def test_an_overdue_one_is_closed_and_goes(owner_client: Client, owner: User) -> None:
    interview = build_interview(owner, state=State.RUNNING, started_at=NOON - 90 * MINUTE)

    owner_client.post(address(interview))

    assert not Interview.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_deletes_nothing(stranger_client: Client, owner: User, method: str) -> None:
    response = getattr(stranger_client, method)(address(build_graded(owner, ranks=(2,))))

    assert (response.status_code, Interview.objects.count()) == (404, 1)


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client, owner: User) -> None:
    response = client.post(address(build_answered(owner, turns=1)))

    assert response["Location"].startswith(reverse("account_login"))
    assert Interview.objects.count() == 1


def test_only_reading_and_posting(owner_client: Client, owner: User) -> None:
    assert owner_client.put(address(build_answered(owner, turns=1))).status_code == 405
