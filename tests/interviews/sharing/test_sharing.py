"""Share links: made and closed by the owner, read by anybody who has one, refused otherwise."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from interviews.models import AnswerRevision, Interview, Share
from interviews.models.interview import State
from interviews.sharing.services import create_share, token_of
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.graded import ANSWER, build_answered, build_graded
from tests.support.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")

PAGES = ["shared_interview", "shared_answers"]


@pytest.fixture
def interview(owner: User) -> Interview:
    return build_graded(owner, ranks=(2,))


@pytest.fixture
def share(interview: Interview) -> Share:
    return create_share(interview=interview, days=14)


def address(interview: Interview, name: str) -> str:
    return reverse(f"interviews:{name}", args=[interview.public_id])


def link(share: Share, name: str = "shared_interview") -> str:
    return reverse(f"interviews:{name}", args=[token_of(share)])


def test_the_owner_makes_a_link_and_sees_it(owner_client: Client, interview: Interview) -> None:
    response = owner_client.post(address(interview, "create_share"), {"days": 30}, follow=True)

    share = Share.objects.get()
    assert round((share.expires_at - share.created_at) / timedelta(days=1)) == 30
    assert f'value="http://testserver{link(share)}"' in response.content.decode()


def test_two_weeks_are_offered(owner_client: Client, interview: Interview) -> None:
    response = owner_client.get(address(interview, "shares"))

    assert response.context["form"]["days"].value() == 14


@pytest.mark.parametrize("days", ["0", "91", "-1", "x", "", "1e9", "9" * 400, "1\0"])
def test_another_number_of_days_is_refused_in_a_sentence(
    owner_client: Client, interview: Interview, days: str
) -> None:
    response = owner_client.post(address(interview, "create_share"), {"days": days})

    assert response.context["form"]["days"].errors
    assert "Days until it ends" in response.content.decode()
    assert not Share.objects.exists()


def test_a_closed_link_leaves_the_list_and_opens_nothing(
    owner_client: Client, client: Client, share: Share
) -> None:
    before = client.get(link(share)).status_code

    response = owner_client.post(reverse("interviews:revoke_share", args=[share.public_id]), follow=True)

    assert (before, [client.get(link(share, name)).status_code for name in PAGES]) == (200, [404, 404])
    assert token_of(share) not in response.content.decode()


def test_closing_twice_keeps_the_first_time(owner_client: Client, share: Share) -> None:
    revoke = reverse("interviews:revoke_share", args=[share.public_id])
    owner_client.post(revoke)
    first = Share.objects.get().revoked_at

    owner_client.post(revoke)

    assert Share.objects.get().revoked_at == first


def test_whoever_has_the_link_reads_the_report(client: Client, share: Share) -> None:
    html = client.get(link(share)).content.decode()

    assert "Dana K. answered at Mid. The bar was Senior." in html
    assert ("practice, not a hiring decision" in html, "Answer this again" in html) == (True, False)


def test_whoever_has_the_link_reads_the_answers(client: Client, share: Share) -> None:
    html = client.get(link(share, "shared_answers")).content.decode()

    assert "Then I mark the readings as doubtful." in ANSWER
    assert "Then I mark the readings as doubtful." in html


def test_the_link_shows_no_text_that_came_too_late(
    client: Client, owner_client: Client, share: Share
) -> None:
    """Only their writer can read these texts, as the page of kept texts says."""
    answer = share.interview.turns.get().answers.get(position=0)
    late = AnswerRevision(answer=answer, operation=uuid.uuid4(), kind=AnswerRevision.Kind.REFUSED)
    late.revision, late.size, late.at, late.text = 1, 13, NOON, "Second thoughts"
    late.save()

    page = client.get(link(share, "shared_answers")).content.decode()
    own = owner_client.get(address(share.interview, "read_answers")).content.decode()

    assert ("Second thoughts" in page, "Second thoughts" in own) == (False, True)


def test_the_link_shows_no_model_answer(client: Client, share: Share) -> None:
    version = share.interview.turns.get().version
    version.model_answer = [{"text": "Ask who reads the gauge.", "criterion": "diagnosis"}]
    version.save()

    assert "Ask who reads the gauge." not in client.get(link(share, "shared_answers")).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_shared_page_holds_nothing_of_the_owner_s_other_pages(
    owner_client: Client, owner: User, share: Share, name: str
) -> None:
    other = build_graded(owner, ranks=(3,), title="Harbour lead")

    html = owner_client.get(link(share, name)).content.decode()

    assert [text in html for text in (str(share.interview.public_id), str(other.public_id), owner.email)] == [
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_shared_page_is_kept_and_listed_nowhere(client: Client, share: Share, name: str) -> None:
    response = client.get(link(share, name))

    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("name", PAGES)
def test_an_expired_link_opens_nothing(client: Client, share: Share, name: str) -> None:
    now = timezone.now()
    Share.objects.update(created_at=now - timedelta(days=2), expires_at=now - timedelta(seconds=1))

    assert client.get(link(share, name)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_forged_token_opens_nothing(client: Client, share: Share, name: str) -> None:
    forged = [
        "x",
        str(share.public_id),
        f"{token_of(share)}x",
        token_of(share).replace(":", ""),
        Signer(salt="another").sign(share.public_id.hex),
    ]

    statuses = {client.get(reverse(f"interviews:{name}", args=[token])).status_code for token in forged}

    assert statuses == {404}


def test_a_deleted_interview_takes_its_links_along(client: Client, share: Share) -> None:
    share.interview.delete()

    assert client.get(link(share)).status_code == 404


@pytest.mark.parametrize("name", ["shares", "create_share"])
@pytest.mark.parametrize("state", [State.PLANNED, State.RUNNING, State.GRADING])
def test_only_a_graded_interview_is_shared(
    owner_client: Client, owner: User, state: State, name: str
) -> None:
    interview = build_interview(owner, state=state)
    act = owner_client.get if name == "shares" else owner_client.post

    response = act(address(interview, name), {"days": 14}, follow=True)

    assert response.redirect_chain == [(interview.get_absolute_url(), 302)]
    assert not Share.objects.exists()


def test_a_stranger_makes_sees_and_closes_nothing(stranger_client: Client, share: Share) -> None:
    statuses = [
        stranger_client.get(address(share.interview, "shares")).status_code,
        stranger_client.post(address(share.interview, "create_share"), {"days": 14}).status_code,
        stranger_client.post(reverse("interviews:revoke_share", args=[share.public_id])).status_code,
    ]

    assert (statuses, Share.objects.open().count()) == ([404, 404, 404], 1)


def test_who_is_not_signed_in_makes_and_closes_nothing(client: Client, share: Share) -> None:
    answers = [
        client.get(address(share.interview, "shares")),
        client.post(address(share.interview, "create_share")),
        client.post(reverse("interviews:revoke_share", args=[share.public_id])),
    ]

    assert all(answer["Location"].startswith(reverse("account_login")) for answer in answers)
    assert Share.objects.open().count() == 1


def test_each_address_takes_its_own_method(owner_client: Client, share: Share) -> None:
    statuses = [
        owner_client.post(address(share.interview, "shares")).status_code,
        owner_client.get(address(share.interview, "create_share")).status_code,
        owner_client.get(reverse("interviews:revoke_share", args=[share.public_id])).status_code,
        owner_client.post(link(share)).status_code,
        owner_client.post(link(share, "shared_answers")).status_code,
    ]

    assert statuses == [405] * 5


@pytest.mark.parametrize("turns", [1, 3])
def test_the_shared_report_takes_the_same_statements_for_any_number_of_turns(
    client: Client, owner: User, turns: int
) -> None:
    share = create_share(interview=build_graded(owner, ranks=(2,) * turns), days=14)

    with counted() as statements:
        client.get(link(share))

    assert (statements.count, statements.writes) == (10, 0), statements


def test_an_answered_interview_that_waits_has_no_share_button(owner_client: Client, owner: User) -> None:
    waiting, graded = build_answered(owner, turns=1), build_graded(owner, ranks=(2,))

    shown = [
        address(each, "shares") in owner_client.get(each.get_absolute_url()).content.decode()
        for each in (waiting, graded)
    ]

    assert shown == [False, True]
