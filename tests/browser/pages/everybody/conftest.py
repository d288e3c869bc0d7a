"""An address in its prepared state, opened by the person it is for; and the role that is shipped."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.models import User
from questions.models import Role
from tests.addresses.address import Address, Readers


@dataclass(frozen=True, slots=True)
class Visit:
    path: str
    user: User | None


@pytest.fixture
def visit(address: Address, owner: User, author: User) -> Visit:
    reader = author if address.readers is Readers.AUTHOR else owner
    is_public = address.readers in {Readers.ANYBODY, Readers.ANONYMOUS, Readers.LINK}
    return Visit(address.path(reader), None if is_public else reader)


@pytest.fixture
def shipped(db: None) -> Role:
    """The real role, with all of its questions."""
    call_command("load_bank", stdout=StringIO())
    return Role.objects.get(slug="ai-infrastructure-engineer")
