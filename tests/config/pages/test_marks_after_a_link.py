"""A link that was copied with the bracket or the comma behind it leads where it was meant to."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.sharing.services import create_share, token_of
from tests.support.graded import build_graded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("set_clock")]


@pytest.mark.parametrize("mark", [")", ",", ".", "/)", "),", "/>", "]", "%5D", "”", "/ ", "%E2%80%8B", "…"])
def test_a_share_link_works_with_a_mark_behind_it(client: Client, owner: User, mark: str) -> None:
    share = create_share(interview=build_graded(owner, ranks=(2,)), days=7)
    address = reverse("interviews:shared_interview", args=[token_of(share)])

    response = client.get(address.rstrip("/") + mark, follow=True)

    assert (response.status_code, response.redirect_chain[-1][0]) == (200, address)


def test_a_query_goes_along(client: Client) -> None:
    response = client.get("/questions).?role=baker)")

    assert response["Location"] == "/questions/?role=baker"


@pytest.mark.parametrize("path", ["/nothing-here)", "/shared/forged)/", "/\\example.com)"])
def test_what_leads_nowhere_stays_not_found(client: Client, path: str) -> None:
    response = client.get(path, follow=True)

    assert response.status_code == 404


def test_a_form_is_not_sent_on(client: Client) -> None:
    assert client.post("/questions)").status_code == 404
