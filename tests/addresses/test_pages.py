"""The table of addresses is complete, and each address answers its readers and nobody else."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from accounts.models import User
from tests.addresses.address import Address, Readers
from tests.addresses.missing import missing_lines
from tests.addresses.table import ADDRESSES, SHOWN
from tests.support.sign_in import signed_in

PUBLIC = {Readers.ANYBODY, Readers.ANONYMOUS, Readers.LINK}
# A visitor finds the landing page where a person has a desk, and is sent there instead of signed out.
HOME = {"home", "account_logout"}
PRIVATE = [address for address in ADDRESSES if address.readers not in PUBLIC and address.name not in HOME]
GUARDED = [address for address in SHOWN if address.readers in {Readers.OWNER, Readers.AUTHOR}]


@pytest.fixture
def reader(address: Address, owner: User, author: User) -> User:
    return author if address.readers is Readers.AUTHOR else owner


def test_every_address_has_a_line() -> None:
    assert "\n".join(missing_lines()) == ""


def test_a_new_address_is_told_the_line_that_it_needs() -> None:
    with override_settings(ROOT_URLCONF="tests.addresses.one_more_url"):
        found = missing_lines()

    assert found == [
        'brand_new has no line: add `Address("brand_new", Readers.ANYBODY, READ),` '
        "to tests/addresses/site.py",
        "interviews:new_thing has no line: add "
        '`Address("interviews:new_thing", Readers.OWNER, READ, address_rows.planned),` '
        "to tests/addresses/interviews.py",
        "/nameless/ has no name: give it one in its urls.py",
    ]


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
