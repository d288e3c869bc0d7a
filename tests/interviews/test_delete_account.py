"""manage.py delete_account: the person and all their texts are deleted; what others rely on stays."""

from __future__ import annotations

import builtins
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User
from database.models import Session
from interviews.models import Answer, AnswerRevision, Interview, Share
from interviews.sharing.services import create_share
from questions.models import BriefSource, Role
from tests.questions.briefs import brief_text, imported_role
from tests.support.builders import build_interview, build_role
from tests.support.graded import ANSWER, QUOTE, build_graded

pytestmark = pytest.mark.django_db

OLDER = "I would ask the harbour master."


@pytest.fixture
def published(owner: User) -> Role:
    """A role of the person that somebody else may practise."""
    return build_role(owner=owner)


@pytest.fixture
def relied_upon(published: Role, stranger: User) -> Interview:
    return build_interview(stranger, role=published)


@pytest.fixture
def everything(owner: User, owner_client: Client, published: Role) -> None:
    """A graded interview with an older text and a link, a private role, an address, a session."""
    interview = build_graded(owner, role=published)
    answer = Answer.objects.filter(turn__interview=interview).first()
    AnswerRevision.objects.create(
        answer=answer, operation=interview.public_id, revision=1, size=len(OLDER), at=1, text=OLDER
    )
    create_share(interview=interview, days=7)
    build_interview(owner, role=imported_role(owner))
    EmailAddress.objects.create(user=owner, email="dana.at.home@example.test")


def leave(email: str = "dana@example.test", *, yes: bool = True) -> str:
    out = StringIO()
    call_command("delete_account", email, yes=yes, stdout=out)
    return out.getvalue()


def all_rows() -> str:
    """Every stored value, but the sessions', which are packed."""
    return "\n".join(str(list(model.objects.values_list())) for model in apps.get_models())  # type: ignore[attr-defined]


@pytest.mark.usefixtures("everything", "relied_upon")
def test_no_word_of_the_person_is_left() -> None:
    brief = brief_text().splitlines()[0]
    words = [repr(ANSWER)[1:-1], QUOTE, OLDER, "Dana K.", "dana@", "dana.at.home", brief]
    before = all_rows()

    leave()

    after = all_rows()
    assert [word for word in words if word not in before] == []
    assert [word for word in words if word in after] == []
    assert (Session.objects.count(), Share.objects.count(), BriefSource.objects.count()) == (0, 0, 0)


@pytest.mark.usefixtures("everything")
def test_a_published_role_becomes_the_sites_and_others_keep_their_interviews(
    published: Role, relied_upon: Interview, stranger_client: Client
) -> None:
    said = leave()

    published.refresh_from_db()
    assert (published.owner, published.is_published) == (None, True)
    assert stranger_client.get(relied_upon.get_absolute_url()).status_code == 200
    assert said.splitlines() == [
        "Goes: dana@example.test, interviews 2, gradings 6, records of model answers shown to you 3, "
        "private roles 1, briefs 1, e-mail addresses 1.",
        "Stays, without the person: published roles 1.",
        "The account dana@example.test is deleted.",
    ]


def test_nobody_else_is_signed_out_or_loses_anything(
    owner: User, relied_upon: Interview, stranger_client: Client
) -> None:
    leave()

    assert list(Interview.objects.all()) == [relied_upon]
    assert stranger_client.get("/history/").status_code == 200


@pytest.mark.parametrize(("answer", "is_left"), [("yes", False), ("y", True), ("", True)])
def test_it_asks_first(owner: User, monkeypatch: pytest.MonkeyPatch, answer: str, is_left: bool) -> None:
    monkeypatch.setattr(builtins, "input", lambda question: answer)

    if is_left:
        with pytest.raises(CommandError, match="Nothing was deleted"):
            leave(yes=False)
    else:
        leave(yes=False)

    assert User.objects.filter(pk=owner.pk).exists() is is_left


def test_a_script_that_cannot_answer_deletes_nothing(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(question: str) -> str:
        raise EOFError

    monkeypatch.setattr(builtins, "input", nobody)

    with pytest.raises(CommandError, match="Nothing was deleted"):
        leave(yes=False)

    assert User.objects.filter(pk=owner.pk).exists()


def test_what_somebody_else_was_asked_stays_for_them_alone(owner: User, stranger: User, author: User) -> None:
    role = build_role(visibility=Role.Visibility.PRIVATE, owner=owner)
    interview = build_interview(stranger, role=role)

    leave()

    interview.refresh_from_db()
    assert interview.role == role
    assert not Role.objects.readable_by(author).exists()
    assert not User.objects.filter(pk=owner.pk).exists()


def test_an_unknown_address_is_said() -> None:
    with pytest.raises(CommandError, match="No account has the address dana"):
        leave()
