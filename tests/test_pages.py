"""The list of addresses is whole, and each is there for its readers and for nobody else."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from tests.pages import PAGES, SHOWN, Address, Readers, url_names
from tests.sign_in import signed_in

PUBLIC = {Readers.ANYBODY, Readers.ANONYMOUS, Readers.LINK}
# A visitor finds the landing page where a person has a desk, and is sent there instead of signed out.
HOME = {"home", "account_logout"}
PRIVATE = [page for page in PAGES if page.readers not in PUBLIC and page.name not in HOME]
GUARDED = [page for page in SHOWN if page.readers in {Readers.OWNER, Readers.AUTHOR}]


@pytest.fixture
def reader(address: Address, owner: User, author: User) -> User:
    return author if address.readers is Readers.AUTHOR else owner


def test_every_address_is_listed() -> None:
    assert url_names() == {page.name for page in PAGES}


@pytest.mark.parametrize("address", SHOWN, ids=str)
def test_a_page_answers_its_reader(address: Address, reader: User) -> None:
    client = Client() if address.readers in PUBLIC else signed_in(reader)

    # The link of a password reset hides its key by sending the browser on.
    response = client.get(address.path(reader), follow="key" in address.name)

    assert (response.status_code, response.content.count(b"<h1")) == (200, 1)


@pytest.mark.parametrize("address", PRIVATE, ids=str)
def test_a_private_address_sends_a_visitor_to_sign_in(address: Address, reader: User, client: Client) -> None:
    response = client.get(address.path(reader))

    assert response["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("address", GUARDED, ids=str)
def test_a_stranger_gets_404(address: Address, reader: User, stranger_client: Client) -> None:
    assert stranger_client.get(address.path(reader)).status_code == 404
