"""What an export does not tell: secrets, other people, and what is closed to the person."""

from __future__ import annotations

import json
import uuid

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import User
from database.models import Session
from interviews.models import Answer, AnswerRevision, Extension, Interview, Share
from interviews.models.interview import State
from interviews.sharing.services import create_share, token_of
from questions.models import Role
from tests.accounts.my_data.exports import BEGUN, MODEL, all_text, data_of, exported, with_model_answer
from tests.questions.briefs import imported_role
from tests.support.address_rows import with_second_step
from tests.support.builders import build_interview, build_question, build_role, build_turn
from tests.support.factories import NOON, PASSWORD
from tests.support.graded import QUOTE, build_answered, build_graded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("set_clock")]


def test_the_account_is_told_without_a_secret(owner: User, client: Client) -> None:
    client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD})
    EmailAddress.objects.create(user=owner, email="dana.at.home@example.test")
    with_second_step(owner)
    create_share(interview=build_graded(owner, ranks=(2,)), days=7)
    owner.refresh_from_db()

    text = all_text(client)

    secrets = [
        owner.password,
        *[
            row.data[key]
            for row in Authenticator.objects.all()
            for key in ("secret", "seed")
            if key in row.data
        ],
        *Session.objects.values_list("session_key", flat=True),
        *[token_of(share) for share in Share.objects.all()],
        *[str(share.public_id) for share in Share.objects.all()],
    ]
    assert [secret for secret in secrets if secret in text] == []
    assert len(secrets) >= 6
    assert [
        words for words in ("dana.at.home@example.test", "totp", "recovery_codes") if words not in text
    ] == []


def test_nothing_of_a_strangers_is_in_it(owner: User, stranger: User, stranger_client: Client) -> None:
    """The stranger practises the owner's published role, and has rows that resemble the owner's."""
    role = build_role(owner=owner, title="Shared by both")
    for person, word in ((owner, "zq-own"), (stranger, "zq-strange")):
        interview = build_graded(person, ranks=(2,), role=role, text=f"{QUOTE} {word}")
        box = Answer.objects.filter(turn__interview=interview).first()
        AnswerRevision.objects.create(
            answer=box, operation=uuid.uuid4(), revision=1, size=4, at=NOON, text=f"{word} kept"
        )
        Extension.objects.create(interview=interview, minutes=5, reason=f"{word} alarm", at=NOON)
        private = imported_role(person)
        Role.objects.filter(pk=private.pk).update(title=f"{word} role")
        EmailAddress.objects.create(user=person, email=f"{word}@example.test")

    text = all_text(stranger_client)

    assert [it for it in ("zq-own", "dana@example.test", "Dana K.") if it in text] == []
    assert text.count("zq-strange kept") == text.count("zq-strange alarm") == 2
    assert [it["title"] for it in data_of(stranger_client)["roles"]] == ["zq-strange role"]


def test_time_that_was_granted_to_somebody_does_not_name_them(
    owner: User, stranger: User, stranger_client: Client
) -> None:
    mock = build_interview(owner, title="Not to be named")
    Extension.objects.create(interview=mock, granted_by=stranger, minutes=5, reason="Alarm", at=NOON)

    told = data_of(stranger_client)

    assert told["time_granted_to_others"] == [{"minutes": 5, "reason": "Alarm", "at": BEGUN}]
    assert "Not to be named" not in json.dumps(told)


def test_a_question_that_was_not_opened_stays_closed(owner: User, owner_client: Client) -> None:
    running = build_interview(owner, turns=2, state=State.RUNNING)
    opened, waiting = (turn.asked_version.headline for turn in running.turns.all())
    planned = build_interview(owner, turns=1).turns.get().asked_version.headline

    text = all_text(owner_client)

    assert [words in text for words in (opened, waiting, planned)] == [True, False, False]


def test_a_model_answer_that_was_not_shown_stays_closed(owner: User, owner_client: Client) -> None:
    with_model_answer(build_answered(owner, turns=1))

    assert MODEL not in all_text(owner_client)


def test_a_model_answer_closes_while_its_question_is_asked_again(
    owner: User, owner_client: Client, graded: Interview
) -> None:
    before = all_text(owner_client)
    running = build_interview(owner, turns=1, state=State.RUNNING)
    build_turn(running, graded.turns.get().asked_version.question, position=2)

    assert (MODEL in before, MODEL in all_text(owner_client)) == (True, False)


def test_the_rubric_of_ones_own_question_closes_while_it_is_asked(owner: User, owner_client: Client) -> None:
    role = build_role(owner=owner, visibility=Role.Visibility.PRIVATE, areas=1)
    running = with_model_answer(build_interview(owner, role=role, turns=1, state=State.RUNNING))
    other = build_question(role.areas.get())

    files = exported(owner_client)

    [told] = json.loads(files["data.json"])["roles"]
    asked = str(running.turns.get().asked_version.question.public_id)
    assert {it["id"]: it["versions"][0]["rubric"] is None for it in told["questions"]} == {
        asked: True,
        str(other.public_id): False,
    }
    assert (MODEL in "".join(files.values()), "an interview that you are in asks this" in str(files)) == (
        False,
        True,
    )


def test_a_role_that_was_deleted_is_not_told(owner: User, owner_client: Client) -> None:
    build_role(owner=owner, visibility=Role.Visibility.DELETED)

    assert data_of(owner_client)["roles"] == []
