"""Answering one question of a report again."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models import Interview
from interviews.models.interview import State
from questions.models import Role
from tests.support.builders import build_question
from tests.support.factories import NOON
from tests.support.graded import build_answered, build_graded

pytestmark = pytest.mark.usefixtures("set_clock")


def address(interview: Interview, position: int = 1) -> str:
    return reverse("interviews:answer_again", args=[interview.public_id, position])


@pytest.fixture
def interview(owner: User) -> Interview:
    return build_graded(owner, ranks=(2, 3))


def test_a_practice_with_that_question_starts_at_once(owner_client: Client, interview: Interview) -> None:
    response = owner_client.post(address(interview, 2))

    practice = Interview.objects.exclude(pk=interview.pk).get()
    asked = practice.turns.get()
    assert response["Location"] == practice.get_absolute_url()
    assert (practice.mode, practice.state, practice.started_at) == ("practice", State.RUNNING, NOON)
    assert (asked.version_id, practice.area_names) == (
        interview.turns.get(position=2).version_id,
        ["Area 1"],
    )


def test_the_room_opens_in_the_window_that_asked(owner_client: Client, interview: Interview) -> None:
    response = owner_client.post(address(interview), follow=True)

    assert response.context["interview"].mode == "practice"
    assert interview.turns.get(position=1).version.headline in response.content.decode()


def test_the_newest_wording_is_asked(owner_client: Client, interview: Interview) -> None:
    turn = interview.turns.select_related("version__question", "area__role").get(position=1)
    newer = build_question(turn.area).current_version
    turn.version.question.current_version = newer
    turn.version.question.save()

    owner_client.post(address(interview))

    assert Interview.objects.exclude(pk=interview.pk).get().turns.get().version_id == newer.pk


def test_a_withdrawn_question_is_asked_as_it_was(owner_client: Client, interview: Interview) -> None:
    turn = interview.turns.select_related("version__question").get(position=1)
    turn.version.question.current_version = None
    turn.version.question.save()

    owner_client.post(address(interview))

    assert Interview.objects.exclude(pk=interview.pk).get().turns.get().version_id == turn.version_id


def test_who_may_no_longer_read_the_role_is_asked_what_they_were_asked(
    owner_client: Client, interview: Interview
) -> None:
    turn = interview.turns.select_related("version__question", "area__role").get(position=1)
    turn.version.question.current_version = build_question(turn.area).current_version
    turn.version.question.save()
    Role.objects.filter(pk=interview.role_id).update(visibility=Role.Visibility.PRIVATE)

    owner_client.post(address(interview))

    assert Interview.objects.exclude(pk=interview.pk).get().turns.get().version_id == turn.version_id


def test_a_stranger_starts_nothing(stranger_client: Client, interview: Interview) -> None:
    response = stranger_client.post(address(interview))

    assert (response.status_code, Interview.objects.count()) == (404, 1)


def test_a_turn_that_does_not_exist_is_not_found(owner_client: Client, interview: Interview) -> None:
    assert owner_client.post(address(interview, 9)).status_code == 404


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client, interview: Interview) -> None:
    assert client.post(address(interview))["Location"].startswith(reverse("account_login"))


def test_it_takes_a_post(owner_client: Client, interview: Interview) -> None:
    assert owner_client.get(address(interview)).status_code == 405


def test_an_ungraded_interview_gives_a_sentence_and_a_way_back(owner_client: Client, owner: User) -> None:
    waiting = build_answered(owner, turns=1)

    response = owner_client.post(address(waiting), follow=True)

    assert "not graded yet" in response.content.decode()
    assert Interview.objects.count() == 1
