"""No input causes a server error, and a refusal changes nothing."""

from __future__ import annotations

import uuid
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.access.answers import text_of
from tests.access.digest import digest, undone
from tests.addresses.address import Address, Readers
from tests.addresses.table import ADDRESSES, at_every_change
from tests.bad_input.cases import LONG, VALUES, bodies, raw, single, unknown
from tests.bad_input.forms import forms_in
from tests.bad_input.sent import EVERYTHING, SENT
from tests.support.address_rows import Arguments

pytestmark = pytest.mark.django_db

READ = [address for address in ADDRESSES if "GET" in address.takes]
# The library confirms an address by its key alone, and looks at the body afterwards.
READS_LATE = {"account_confirm_email"}
OF_OBJECTS = [
    address for address in ADDRESSES if address.readers in {Readers.OWNER, Readers.AUTHOR, Readers.LINK}
]
PARAMETERS = ("after", "area", "before", "bar", "level", "minutes", "mode", "next", "page", "role", "turn")
# The refused text itself is kept apart, so that nothing typed is lost.
KEEPS_THE_TEXT = {409, 410}


def spoiled(client: Client, path: str, cases: dict[str, dict[str, Any]]) -> list[str]:
    """The faults in the answers to these bodies, in words."""
    cookies = client.cookies.output(header="", sep=";")
    before, broken = digest(*EVERYTHING), []
    for case, body in cases.items():
        client.cookies = SimpleCookie(cookies)
        cache.clear()
        with undone():
            answer = client.post(path, **body)
            text_of(answer)  # a file stays open until it is read
            if answer.status_code >= 500:
                broken.append(f"{case}: answers {answer.status_code}")
            elif is_refusal(answer) and digest(*EVERYTHING) != before:
                broken.append(f"{case}: answers {answer.status_code} and changes the database")
    return broken


def is_refusal(answer: Any) -> bool:
    """Nothing was done: an error, or the form again. A saved box is acknowledged in JSON."""
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return is_page or (answer.status_code >= 400 and answer.status_code not in KEEPS_THE_TEXT)


def as_form(cases: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {case: {"data": fields} for case, fields in cases.items()}


@pytest.mark.parametrize("address", at_every_change(SENT))
def test_a_spoiled_form_is_no_server_error(
    address: Address, client: Client, arguments: Arguments, fields: dict[str, Any], foreign: uuid.UUID
) -> None:
    path = address.path_to(arguments)

    assert spoiled(client, path, as_form(bodies(fields, foreign=foreign))) == []
    if address.name not in READS_LATE:
        assert spoiled(client, path, raw(fields)) == []


@pytest.mark.full
@pytest.mark.timeout(300)  # some forms have thirty fields
@pytest.mark.parametrize("address", at_every_change(SENT))
def test_no_single_field_is_a_server_error(
    address: Address, client: Client, arguments: Arguments, fields: dict[str, Any]
) -> None:
    assert spoiled(client, address.path_to(arguments), as_form(single(fields))) == []


@pytest.mark.parametrize("address", at_every_change(READ))
def test_no_query_is_a_server_error(address: Address, client: Client, arguments: Arguments) -> None:
    path = address.path_to(arguments).partition("?")[0]
    shown = forms_in(client.get(path).content.decode())
    names = {*PARAMETERS, *(name for form in shown if form.method == "get" for name in form.fields)}

    for value in VALUES.values():
        if value is not LONG:
            assert client.get(path, dict.fromkeys(names, value)).status_code < 500


@pytest.mark.parametrize("address", OF_OBJECTS, ids=str)
def test_an_unknown_object_is_404(address: Address, client: Client, arguments: Arguments) -> None:
    body = address.body()
    found = {}
    for case, other in unknown(arguments).items():
        path = address.path_to(other)
        found[case] = client.post(path, body) if address.takes == {"POST"} else client.get(path)

    assert {case: answer.status_code for case, answer in found.items()} == dict.fromkeys(found, 404)
