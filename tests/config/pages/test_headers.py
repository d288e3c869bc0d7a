from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)


def directives(policy: str) -> set[str]:
    return set(policy.split("; "))


def test_the_policy_allows_our_own_files_and_nothing_inline(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]

    assert directives(policy) == directives(CSP)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ],
)
def test_every_page_carries_the_security_headers(client: Client, header: str, value: str) -> None:
    assert client.get("/")[header] == value


def test_pages_of_a_person_stay_out_of_every_cache(owner_client: Client) -> None:
    assert owner_client.get("/account/")["Cache-Control"] == "no-store"


def test_a_page_and_its_fragment_are_cached_apart(client: Client) -> None:
    assert "HX-Request" in client.get("/")["Vary"]
