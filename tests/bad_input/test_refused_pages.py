"""A form that is shown again says in its title that something is wrong, and gives the focus to what is."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from django.test import Client

from accounts.models import User
from tests.addresses.address import Address
from tests.bad_input.sent import SENT
from tests.support.address_rows import Arguments
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db

SHOWN_AGAIN: Final = [address for address in SENT if address.is_shown]
# Forms of a button alone, and pages that lead elsewhere without what they are about.
NOTHING_TO_REFUSE: Final = {
    "account_confirm_email",
    "account_email",
    "account_logout",
    "account_reset_password_from_key",
    "accounts:password_reset",  # without a mail server it takes nothing
    "interviews:delete_interview",
    "interviews:set_up without roles",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "questions:delete_role",
    "questions:retire_question",
}
TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
FOCUSED: Final = re.compile(r"<[^>]*\sautofocus\b[^>]*>")


def _with_every_field_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: "" for name in fields if not name.endswith("_FORMS")} | {
        name: value for name, value in fields.items() if name.endswith("_FORMS")
    }


@pytest.mark.parametrize(
    "address", [one for one in SHOWN_AGAIN if not {one.name, str(one)} & NOTHING_TO_REFUSE], ids=str
)
def test_a_refused_form_says_so_in_its_title_and_has_the_focus(
    address: Address, client: Client, arguments: Arguments, fields: dict[str, Any]
) -> None:
    answer = client.post(address.path_to(arguments), _with_every_field_empty(fields))
    page = answer.content.decode()

    assert answer.status_code in {200, 400, 409}, "the empty form was not refused"
    assert [title[:7] for title in TITLE.findall(page)] == ["Error: "]
    focused = FOCUSED.findall(page)
    assert re.search(r'aria-invalid="true"|role="alert"', focused[0]), focused


def test_an_address_that_is_taken_is_refused_beside_its_field(client_of_owner: Client) -> None:
    answer = client_of_owner.post("/accounts/email/", {"action_add": "", "email": "no address"})

    assert [title[:7] for title in TITLE.findall(answer.content.decode())] == ["Error: "]
    assert 'aria-invalid="true"' in FOCUSED.findall(answer.content.decode())[0]


@pytest.fixture
def client_of_owner(owner: User) -> Client:
    return signed_in(owner)


def test_a_page_without_an_error_says_nothing_of_one(client_of_owner: Client) -> None:
    page = client_of_owner.get("/account/").content.decode()

    assert TITLE.findall(page) == ["Your account · Rehearse"]
    assert "autofocus" not in page
