"""Somebody at an address, with the form that its page would send; a test takes `address` as a parameter."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.addresses.address import Address, Readers
from tests.bad_input.forms import forms_in
from tests.bad_input.sent import NEAR, PUBLIC
from tests.support.address_rows import Arguments
from tests.support.builders import build_interview
from tests.support.sign_in import signed_in


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def reader(address: Address, owner: User, author: User) -> User:
    return author if address.readers is Readers.AUTHOR else owner


@pytest.fixture
def client(address: Address, reader: User) -> Client:
    client = Client() if address.readers in PUBLIC else signed_in(reader)
    client.raise_request_exception = False
    return client


@pytest.fixture
def foreign(stranger: User) -> uuid.UUID:
    return build_interview(stranger).public_id


@pytest.fixture
def arguments(address: Address, reader: User) -> Arguments:
    return address.prepare(reader)


@pytest.fixture
def fields(client: Client, address: Address, arguments: Arguments) -> dict[str, Any]:
    """What the page's form would send to this address."""
    if body := address.body():
        return body
    path = address.path_to(arguments).partition("?")[0]
    near = [reverse(name, args=[arguments["public_id"]]) for name in NEAR if "public_id" in arguments]
    posts = [
        form.fields
        for page in (path, *near)
        for form in forms_in(client.get(page).content.decode())
        if form.method == "post" and (form.action or page) == path
    ]
    return posts[0] if posts else {}
