"""Where roles and questions are written."""

from __future__ import annotations

from questions.models import Role
from tests.addresses.address import FORM, READ, SEND, Address, Readers
from tests.support import address_rows
from tests.support.address_rows import published_question

WORKSHOP = Address("questions:workshop", Readers.SIGNED_IN, READ, lists=Role)
ROLE = Address(
    "questions:workshop_role", Readers.OWNER, READ, address_rows.private_role, shows=("role.title",)
)

ADDRESSES = [
    WORKSHOP.when("without roles"),
    WORKSHOP.when("", address_rows.with_private_role),
    ROLE,
    ROLE.when("without questions", address_rows.role_to_edit, readers=Readers.AUTHOR),
    Address(
        "questions:create_question", Readers.AUTHOR, FORM, address_rows.role_to_edit, shows=("role.title",)
    ),
    Address(
        "questions:edit_question",
        Readers.AUTHOR,
        FORM,
        published_question,
        shows=("draft questionversion.headline",),
    ),
    Address(
        "questions:preview_question",
        Readers.AUTHOR,
        READ,
        published_question,
        shows=("draft questionversion.headline",),
    ),
    Address(
        "questions:question_versions",
        Readers.AUTHOR,
        READ,
        published_question,
        shows=("draft questionversion.headline",),
    ),
    Address(
        "questions:question_version",
        Readers.AUTHOR,
        READ,
        address_rows.question_version,
        shows=("anchor.text",),
    ),
    Address("questions:retire_question", Readers.AUTHOR, FORM, published_question, shows=("public_id",)),
    Address("questions:publish_question", Readers.AUTHOR, SEND, published_question),
    Address("questions:bring_back_question", Readers.AUTHOR, SEND, published_question),
]
