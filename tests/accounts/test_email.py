"""/accounts/email/: the addresses that a person signs in with."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from pytest_django import Settings

from accounts.models import User
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db

EMAIL = "/accounts/email/"


def test_a_second_address_can_become_the_first(owner: User) -> None:
    client = signed_in(owner)
    client.post(EMAIL, {"action_add": "", "email": "dana.at.home@example.test"})

    client.post(EMAIL, {"action_primary": "", "email": "dana.at.home@example.test"})

    owner.refresh_from_db()
    assert owner.email == "dana.at.home@example.test"


@pytest.mark.parametrize("address", ["sam@example.test", "Sam@Example.test"])
def test_the_address_of_another_account_is_refused(owner: User, stranger: User, address: str) -> None:
    page = signed_in(owner).post(EMAIL, {"action_add": "", "email": address}).content.decode()

    assert "A user is already registered with this email address." in page
    assert not EmailAddress.objects.filter(user=owner, email__iexact=address).exists()


def test_where_addresses_are_confirmed_nobody_learns_whose_they_are(
    owner: User, stranger: User, settings: Settings
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    response = signed_in(owner).post(EMAIL, {"action_add": "", "email": stranger.email})

    assert response.status_code == 302
    assert not EmailAddress.objects.filter(user=owner, email=stranger.email, verified=True).exists()
