"""The theme switch, the sign-in and a wrong verb lead back to a page that can be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.gate.requests import nearest_page, page_of, takes_get
from accounts.models import User
from interviews.models import Interview
from tests.addresses.table import ADDRESSES
from tests.support.graded import build_graded

SHARES = f"/interviews/{UUID(int=7)}/share/"
INTERVIEW = f"/interviews/{UUID(int=7)}/"


@pytest.fixture
def graded(owner: User) -> Interview:
    return build_graded(owner, ranks=(2,))


def posted(path: str, referer: str = "") -> str:
    return page_of(RequestFactory().post(path, headers={"Referer": referer} if referer else {}))


def views(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every view with its name and namespace."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern.callback
        else:
            yield from views(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)


def test_what_can_be_opened_is_read_off_every_view() -> None:
    openable = {name: takes_get(view) for name, view in views(get_resolver())}

    wrong = {address.name for address in ADDRESSES if openable[address.name] != ("GET" in address.takes)}

    assert wrong == set()


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/account/", "/account/"),
        ("/theme/", "/"),
        (f"{SHARES}create/", SHARES),
        (f"{INTERVIEW}submit/", INTERVIEW),
        (f"{INTERVIEW}turns/1/grade/", INTERVIEW),
        (f"/shares/{UUID(int=7)}/revoke/", "/"),
        ("/nothing/of/this/name", "/"),
    ],
)
def test_the_nearest_page_stands_at_or_above_an_address(path: str, page: str) -> None:
    assert nearest_page(path) == page


def test_a_page_leads_back_to_itself() -> None:
    assert page_of(RequestFactory().get("/history/?q=tide")) == "/history/?q=tide"


def test_a_form_leads_back_to_the_page_that_it_stood_on() -> None:
    assert (
        posted(f"{INTERVIEW}turns/2/grade/", f"http://testserver{INTERVIEW}?turn=2") == f"{INTERVIEW}?turn=2"
    )


@pytest.mark.parametrize("referer", ["", "https://evil.example/", f"http://testserver{SHARES}create/"])
def test_a_form_that_stood_on_no_page_leads_to_the_nearest(referer: str) -> None:
    assert posted(f"{SHARES}create/", referer) == SHARES


def test_the_colours_of_a_refused_form_lead_back_to_its_page(owner_client: Client, graded: Interview) -> None:
    form = f"{graded.get_absolute_url()}share/create/"

    page = owner_client.post(form, {"days": "0"}, headers={"Referer": f"http://testserver{form}"})

    assert f'name="next" value="{graded.get_absolute_url()}share/"' in page.content.decode()


def test_signing_in_after_a_refused_form_leads_to_its_page(client: Client, db: None) -> None:
    form = f"{SHARES}create/"

    response = client.post(form, headers={"Referer": f"http://testserver{form}"})

    assert response["Location"] == f"/accounts/login/?next={SHARES}"


def test_a_wrong_verb_gets_a_page_with_a_way_back(owner_client: Client, graded: Interview) -> None:
    response = owner_client.get(f"{graded.get_absolute_url()}share/create/")

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "This address takes forms only" in response.content.decode()
    assert f'href="{graded.get_absolute_url()}share/">Back to the page' in response.content.decode()


def test_a_script_with_a_wrong_verb_gets_no_page(owner_client: Client) -> None:
    response = owner_client.get("/theme/", headers={"Accept": "application/json"})

    assert (response.status_code, response.content) == (405, b"")
