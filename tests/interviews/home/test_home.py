from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_visitor_sees_what_a_result_is(client: Client) -> None:
    page = client.get("/").content.decode()

    assert "Example result" in page
    assert 'aria-label="You answered at Mid; the bar was Senior.' in page


def test_without_a_role_none_is_offered(client: Client) -> None:
    assert "Start with a role" not in client.get("/").content.decode()
