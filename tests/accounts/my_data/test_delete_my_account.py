"""Deleting an account: the page says what goes and what stays, and asks for the password."""

from __future__ import annotations

import dataclasses
import threading

import pytest
from django.db import connections
from django.test import Client

from accounts import belongings
from accounts.belongings import Fate, holders
from accounts.models import User
from accounts.my_data import services
from database.models import Session
from interviews.models import Interview
from questions.models import QuestionVersion, Role
from tests.questions.briefs import imported_role
from tests.support.address_rows import with_second_step
from tests.support.builders import build_interview, build_question, build_role
from tests.support.factories import PASSWORD
from tests.support.graded import build_graded
from tests.support.statements import counted

pytestmark = pytest.mark.django_db

ADDRESS = "/account/delete/"
GONE = "Your account is deleted, and you are signed out."


def exists(user: User) -> bool:
    return User.objects.filter(pk=user.pk).exists()


def without_password(user: User) -> Client:
    user.set_unusable_password()
    user.save()
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def everything(owner: User) -> Role:
    """Interviews, a private role, and a published one that is returned."""
    role = build_role(owner=owner, areas=1)
    build_question(role.areas.get()).versions.update(author=owner)
    build_graded(owner, ranks=(2,))
    imported_role(owner)
    return role


def test_the_page_counts_what_goes_and_what_stays(owner_client: Client, everything: Role) -> None:
    page = owner_client.get(ADDRESS).content.decode()

    goes, stays = page[page.index("What goes") :].split("What stays, without you")
    assert [
        it
        for it in ("Interviews: 1", "Gradings: 2", "Private roles: 1", "Briefs: 1", "Sessions")
        if it not in goes
    ] == []
    assert [it for it in ("Published roles: 1", "Versions of questions: 1") if it not in stays] == []
    assert "Permissions" not in page


def test_the_right_password_deletes_everything_and_signs_out(
    owner: User, owner_client: Client, everything: Role
) -> None:
    response = owner_client.post(ADDRESS, {"password": PASSWORD}, follow=True)

    everything.refresh_from_db()
    assert (response.redirect_chain, GONE in response.content.decode()) == ([("/", 302)], True)
    assert "Sign in" in response.content.decode()
    assert (exists(owner), Interview.objects.count(), Session.objects.count()) == (False, 0, 0)
    assert list(Role.objects.filter(origin=Role.Origin.BRIEF)) == []
    assert (everything.owner, everything.is_published) == (None, True)
    assert [version.author for version in QuestionVersion.objects.filter(question__role=everything)] == [None]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("not the password", "This is not your password. Nothing was deleted."),
        (f" {PASSWORD}", "This is not your password. Nothing was deleted."),
        ("", "Type your password. Nothing was deleted."),
    ],
)
def test_another_password_loses_nothing(
    owner: User, owner_client: Client, everything: Role, typed: str, said: str
) -> None:
    response = owner_client.post(ADDRESS, {"password": typed})

    assert said in response.content.decode()
    assert (exists(owner), Interview.objects.count()) == (True, 1)
    assert owner_client.get("/account/").status_code == 200


def test_the_address_is_no_password(owner: User, owner_client: Client) -> None:
    owner_client.post(ADDRESS, {"email": owner.email})

    assert exists(owner)


def test_guessing_is_slowed_down(owner: User, owner_client: Client) -> None:
    statuses = [owner_client.post(ADDRESS, {"password": f"guess {n}"}).status_code for n in range(6)]

    assert statuses == [200] * 5 + [429]


@pytest.mark.parametrize(("typed", "is_left"), [("Dana@Example.test ", False), ("sam@example.test", True)])
def test_who_has_no_password_types_the_address(owner: User, typed: str, is_left: bool) -> None:
    client = without_password(owner)

    client.post(ADDRESS, {"email": typed})

    assert exists(owner) is is_left


def test_who_has_a_second_step_and_no_password_is_asked_for_a_code(owner: User) -> None:
    with_second_step(owner)
    client = without_password(owner)

    response = client.post(ADDRESS, {"email": owner.email})

    assert response["Location"] == "/accounts/2fa/reauthenticate/?next=%2Faccount%2Fdelete%2F"
    assert exists(owner)


def test_nobody_else_loses_anything(owner: User, stranger: User, stranger_client: Client) -> None:
    role = build_role(owner=owner)
    relied_upon = build_interview(stranger, role=role)
    client = Client()
    client.force_login(owner)

    client.post(ADDRESS, {"password": PASSWORD})

    assert list(Interview.objects.all()) == [relied_upon]
    assert stranger_client.get(relied_upon.get_absolute_url()).status_code == 200


def test_a_second_click_is_led_to_sign_in(owner_client: Client) -> None:
    cookies = owner_client.cookies.output(header="", sep=";")
    owner_client.post(ADDRESS, {"password": PASSWORD})
    owner_client.cookies.load(cookies)

    response = owner_client.post(ADDRESS, {"password": PASSWORD})

    assert response["Location"] == f"/accounts/login/?next={ADDRESS}"


def test_a_click_that_waited_for_the_first_one_is_told_the_same(
    owner: User, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete = services.delete_account

    def after_the_first(*, person: User) -> bool:
        delete(person=person)
        return delete(person=person)

    monkeypatch.setattr(services, "delete_account", after_the_first)

    response = owner_client.post(ADDRESS, {"password": PASSWORD}, follow=True)

    assert (response.status_code, GONE in response.content.decode()) == (200, True)


def test_when_a_part_fails_nothing_is_lost(
    owner: User, owner_client: Client, everything: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(person: User) -> None:
        raise RuntimeError("the last step")

    broken = dataclasses.replace(belongings.ACCOUNT, leave=fail)
    monkeypatch.setitem(belongings._HOLDERS, "accounts", broken)

    with pytest.raises(RuntimeError, match="the last step"):
        owner_client.post(ADDRESS, {"password": PASSWORD})

    everything.refresh_from_db()
    assert (exists(owner), Interview.objects.count(), everything.owner) == (True, 1, owner)


def test_what_is_still_needed_is_said_and_stops_it(
    owner: User, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = dataclasses.replace(
        holders()[-1].belongings[0],
        name="Kits",
        fate=Fate.REFUSES,
        note="Close your kits first.",
        count=lambda person: 2,
    )
    holder = dataclasses.replace(holders()[-1], belongings=(needed,))
    monkeypatch.setitem(belongings._HOLDERS, holder.app, holder)

    page = owner_client.get(ADDRESS).content.decode()
    answer = owner_client.post(ADDRESS, {"password": PASSWORD}, follow=True).content.decode()

    assert ("Kits: 2" in page, "Your password" in page) == (True, False)
    assert ("Close your kits first." in answer, exists(owner)) == (True, True)


@pytest.mark.parametrize("interviews", [1, 3])
def test_the_page_takes_the_same_statements_for_any_account(
    owner: User, owner_client: Client, interviews: int
) -> None:
    for _ in range(interviews):
        build_graded(owner)

    with counted() as statements:
        owner_client.get(ADDRESS)

    assert (statements.count, statements.writes) == (12, 0), str(statements)


def test_a_visitor_signs_in_first(client: Client) -> None:
    assert client.get(ADDRESS)["Location"] == f"/accounts/login/?next={ADDRESS}"


def test_another_verb_is_refused(owner_client: Client) -> None:
    assert owner_client.delete(ADDRESS).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_are_both_answered(owner: User) -> None:
    build_graded(owner, ranks=(2,))
    statuses: list[int] = []

    def click() -> None:
        client = Client(raise_request_exception=False)
        client.cookies["sessionid"] = session
        statuses.append(client.post(ADDRESS, {"password": PASSWORD}).status_code)
        connections.close_all()

    signed_in = Client()
    signed_in.force_login(owner)
    session = signed_in.cookies["sessionid"].value
    clicks = [threading.Thread(target=click) for _ in range(2)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()

    assert (statuses, exists(owner)) == ([302, 302], False)
