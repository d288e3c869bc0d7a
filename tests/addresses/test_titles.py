"""The title of each page names what it is about, so that tabs and the history can be told apart."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Final

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.models import Interview
from interviews.models.interview import State
from questions.models import Question, Role
from tests.addresses.address import Address, Readers
from tests.addresses.table import SHOWN
from tests.support.builders import build_interview, build_question, build_role
from tests.support.factories import NOON
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db

TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# A link's token names an interview too.
OF_AN_OBJECT: Final = [
    page
    for page in SHOWN
    if page.name.startswith(("interviews:", "questions:"))
    and page.readers in {Readers.OWNER, Readers.AUTHOR, Readers.LINK}
]


def _named_by(owner: User) -> set[str]:
    """What an object is called: an interview by its role, a question by its headline."""
    interviews = Interview.objects.filter(owner=owner).values_list("title", flat=True)
    questions = Question.objects.exclude(current_version=None)
    headlines = questions.values_list("current_version__headline", flat=True)
    return {*interviews, *headlines, *Role.objects.values_list("title", flat=True)}


@pytest.mark.parametrize("address", OF_AN_OBJECT, ids=str)
def test_a_title_names_its_object(address: Address, owner: User, author: User) -> None:
    reader = author if address.readers is Readers.AUTHOR else owner
    client: Any = Client() if address.readers is Readers.LINK else signed_in(reader)

    page = client.get(address.path(reader)).content.decode()

    (title,) = TITLE.findall(page)
    assert any(name in unescape(title) for name in _named_by(reader)), title


def test_two_interviews_of_one_role_are_told_apart_by_their_day(owner: User) -> None:
    client = signed_in(owner)
    role = build_role()
    of_two_days = [
        build_interview(owner, role=role, state=State.GRADING, started_at=NOON + day * 24 * 60 * MINUTE)
        for day in (0, 1)
    ]

    pages = [client.get(reverse("interviews:delete_interview", args=[one.public_id])) for one in of_two_days]

    assert len({TITLE.findall(page.content.decode())[0] for page in pages}) == 2


def test_the_title_of_a_later_page_says_which_it_is(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("questions.published.views.PAGE_SIZE", 1)
    for area in build_role().areas.all():
        build_question(area)

    page = client.get("/questions/", {"page": 2}).content.decode()

    assert TITLE.findall(page) == ["Questions, page 2 · Rehearse"]
