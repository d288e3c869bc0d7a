"""Bytes that no browser sends: 400 with the site's page, on every address, signed in or not."""

from __future__ import annotations

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client, RequestFactory

from config.pages.content_type import readable

FORM = "application/x-www-form-urlencoded"
PATHS = ["/", "/accounts/login/", "/history/", "/no/such/page/"]
pytestmark = pytest.mark.django_db


@pytest.fixture(params=["signed in", "signed out"])
def anybody(request: pytest.FixtureRequest, owner_client: Client, client: Client) -> Client:
    return owner_client if request.param == "signed in" else client


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("verb", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "nonsense"])
def test_another_charset_is_refused(anybody: Client, path: str, verb: str, charset: str) -> None:
    answer = anybody.generic(verb, f"{path}?q=%ff", b"a=b%ff", content_type=f"{FORM}; charset={charset}")

    assert answer.status_code == 400
    assert "did not understand this request" in answer.content.decode()


@pytest.mark.parametrize(
    "charset", ["undefined", "x\0y", "rot13", "idna", "base64", "utf-16", "\xe9", "x" * 5000, "'"]
)
@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_what_fails_before_django_is_refused_as_well(verb: str, charset: str) -> None:
    """As a server hands it over; the test client fails on these by itself."""
    environ = RequestFactory().generic(verb, "/?q=%ff", b"a=b").environ
    heard: list[str] = []

    body = readable(get_wsgi_application())(
        environ | {"CONTENT_TYPE": f"{FORM}; charset={charset}"}, lambda status, headers: heard.append(status)
    )

    assert heard == ["400 Bad Request"]
    assert b"did not understand this request" in b"".join(body)


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_utf8_is_taken(client: Client, charset: str) -> None:
    answer = client.generic("POST", "/accounts/login/", b"login=x", content_type=f"{FORM}; charset={charset}")

    assert answer.status_code == 200


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary="])
@pytest.mark.parametrize("path", PATHS)
def test_a_body_in_parts_without_a_boundary_is_refused(anybody: Client, path: str, kind: str) -> None:
    assert anybody.generic("POST", path, b"a=b", content_type=kind).status_code == 400
