from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from accounts.models import User
from tests.support.factories import PASSWORD

pytestmark = pytest.mark.django_db


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def client_of_owner(client: Client, owner: User) -> Client:
    client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_the_qr_code_stands_in_the_page(client_of_owner: Client) -> None:
    page = client_of_owner.get("/accounts/2fa/totp/activate/").content.decode()

    assert "<svg" in page.split('class="qr"')[1][:200]
    assert "data:" not in page
    assert "<?xml" not in page


def test_a_right_code_switches_it_on_and_gives_recovery_codes(client_of_owner: Client, owner: User) -> None:
    secret = client_of_owner.get("/accounts/2fa/totp/activate/").context["form"].secret

    client_of_owner.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})

    kinds = set(Authenticator.objects.filter(user=owner).values_list("type", flat=True))
    assert kinds == {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}


def test_a_wrong_code_switches_nothing_on(client_of_owner: Client) -> None:
    client_of_owner.get("/accounts/2fa/totp/activate/")

    response = client_of_owner.post("/accounts/2fa/totp/activate/", {"code": "000000"})

    assert "Incorrect code." in response.content.decode()
    assert not Authenticator.objects.exists()
