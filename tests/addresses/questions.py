"""Roles and their questions, to read, to import and to delete."""

from __future__ import annotations

from questions.models import Role
from tests.addresses.address import FORM, READ, SEND, Address, Readers
from tests.support import address_rows

ROLES = Address("questions:roles", Readers.ANYBODY, READ, lists=Role)
QUESTIONS = Address("questions:questions", Readers.ANYBODY, READ)

ADDRESSES = [
    ROLES.when("without roles"),
    ROLES.when("", address_rows.published_role),
    Address("questions:role_guide", Readers.ANYBODY, READ, address_rows.guide),
    QUESTIONS.when("without questions"),
    QUESTIONS.when("", address_rows.published_role),
    Address("questions:question", Readers.ANYBODY, READ, address_rows.published_question),
    Address("questions:import_brief", Readers.SIGNED_IN, FORM),
    Address(
        "questions:private_role_guide", Readers.OWNER, READ, address_rows.private_role, shows=("role.title",)
    ),
    Address(
        "questions:role_sentences",
        Readers.OWNER,
        READ,
        address_rows.private_role,
        shows=("briefsource.name",),
    ),
    Address("questions:delete_role", Readers.OWNER, FORM, address_rows.private_role, shows=("role.title",)),
    Address("questions:publish_role", Readers.OWNER, SEND, address_rows.private_role),
]
