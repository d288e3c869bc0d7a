"""Every address of the site: how to build it and who may read it.

The access matrix and the accessibility tests walk this list; a URL name without an entry fails test_pages.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from tests import prepared


class Readers(StrEnum):
    ANYBODY = "anybody"
    ANONYMOUS = "who is not signed in; others are sent on"
    SIGNED_IN = "who is signed in"
    OWNER = "the owner of the object; others get 404"
    AUTHOR = "authors; others get 404"
    LINK = "who has the link, while it is open"


@dataclass(frozen=True, slots=True)
class Address:
    """An address in one state; `prepare` makes the owner's rows it is about and returns its arguments.

    An argument named `query` is what stands behind the question mark.
    """

    name: str
    readers: Readers
    prepare: Callable[[User], prepared.Arguments] = prepared.nothing
    state: str = ""
    # False for what has no page of its own to look at: POST only, a redirect, a file, plain text.
    is_shown: bool = True

    def __str__(self) -> str:
        return f"{self.name} {self.state}".strip()

    def path(self, owner: User) -> str:
        return self.path_to(self.prepare(owner))

    def path_to(self, arguments: prepared.Arguments) -> str:
        named = {name: value for name, value in arguments.items() if name != "query"}
        return reverse(self.name, kwargs=named, query=arguments.get("query"))


PUBLIC = [
    Address("home", Readers.ANYBODY, state="without roles"),
    Address("home", Readers.ANYBODY, prepared.published_role),
    Address("home", Readers.SIGNED_IN, state="empty desk"),
    Address("home", Readers.SIGNED_IN, prepared.history, "desk"),
    Address("healthz", Readers.ANYBODY, is_shown=False),
    Address("readyz", Readers.ANYBODY, is_shown=False),
    Address("accounts:set_theme", Readers.ANYBODY, is_shown=False),
]

ACCOUNT = [
    Address("account_login", Readers.ANONYMOUS),
    Address("account_signup", Readers.ANONYMOUS),
    Address("accounts:password_reset", Readers.ANYBODY),
    # Shadowed by ours, which knows whether there is a mail server.
    Address("account_reset_password", Readers.ANYBODY, is_shown=False),
    Address("account_reset_password_done", Readers.ANYBODY),
    Address("account_reset_password_from_key", Readers.ANYBODY, prepared.reset_key),
    Address("account_reset_password_from_key_done", Readers.ANYBODY),
    Address("account_confirm_email", Readers.ANYBODY, prepared.confirmation),
    Address("account_email_verification_sent", Readers.ANYBODY),
    Address("account_inactive", Readers.ANYBODY),
    Address("account_confirm_login_code", Readers.ANONYMOUS, is_shown=False),
    Address("mfa_authenticate", Readers.ANONYMOUS, is_shown=False),
    Address("accounts:settings", Readers.SIGNED_IN),
    Address("accounts:my_data", Readers.SIGNED_IN),
    Address("accounts:download_my_data", Readers.SIGNED_IN, prepared.belongings, is_shown=False),
    Address("accounts:delete_account", Readers.SIGNED_IN, state="of a new person"),
    Address("accounts:delete_account", Readers.SIGNED_IN, prepared.belongings),
    Address("account_logout", Readers.SIGNED_IN),
    Address("account_email", Readers.SIGNED_IN),
    Address("account_change_password", Readers.SIGNED_IN),
    Address("account_set_password", Readers.SIGNED_IN, is_shown=False),
    Address("account_reauthenticate", Readers.SIGNED_IN),
    Address("mfa_index", Readers.SIGNED_IN),
    Address("mfa_index", Readers.SIGNED_IN, prepared.with_second_step, "switched on"),
    Address("mfa_reauthenticate", Readers.SIGNED_IN, prepared.with_second_step),
    Address("mfa_activate_totp", Readers.SIGNED_IN),
    Address("mfa_deactivate_totp", Readers.SIGNED_IN, prepared.with_second_step),
    Address("mfa_view_recovery_codes", Readers.SIGNED_IN, prepared.with_second_step),
    Address("mfa_generate_recovery_codes", Readers.SIGNED_IN, prepared.with_second_step),
    Address("mfa_download_recovery_codes", Readers.SIGNED_IN, prepared.with_second_step, is_shown=False),
]

QUESTIONS = [
    Address("questions:roles", Readers.ANYBODY, state="without roles"),
    Address("questions:roles", Readers.ANYBODY, prepared.published_role),
    Address("questions:role_guide", Readers.ANYBODY, prepared.guide),
    Address("questions:questions", Readers.ANYBODY, state="without questions"),
    Address("questions:questions", Readers.ANYBODY, prepared.published_role),
    Address("questions:question", Readers.ANYBODY, prepared.published_question),
    Address("questions:import_brief", Readers.SIGNED_IN),
    Address("questions:private_role_guide", Readers.OWNER, prepared.private_role),
    Address("questions:role_sentences", Readers.OWNER, prepared.private_role),
    Address("questions:delete_role", Readers.OWNER, prepared.private_role),
    Address("questions:publish_role", Readers.OWNER, prepared.private_role, is_shown=False),
]

WORKSHOP = [
    Address("questions:workshop", Readers.SIGNED_IN, state="without roles"),
    Address("questions:workshop", Readers.SIGNED_IN, prepared.with_private_role),
    Address("questions:workshop_role", Readers.AUTHOR, prepared.role_to_edit, "without questions"),
    Address("questions:workshop_role", Readers.OWNER, prepared.private_role),
    Address("questions:create_question", Readers.AUTHOR, prepared.role_to_edit),
    *[
        Address(f"questions:{name}", Readers.AUTHOR, prepared.published_question)
        for name in ("edit_question", "preview_question", "question_versions", "retire_question")
    ],
    Address("questions:question_version", Readers.AUTHOR, prepared.question_version),
    Address("questions:publish_question", Readers.AUTHOR, prepared.published_question, is_shown=False),
    Address("questions:bring_back_question", Readers.AUTHOR, prepared.published_question, is_shown=False),
]

INTERVIEWS = [
    Address("interviews:set_up", Readers.SIGNED_IN, state="without roles"),
    Address("interviews:set_up", Readers.SIGNED_IN, prepared.published_role),
    Address("interviews:set_up", Readers.OWNER, prepared.own_role_to_practise, "of one's own role"),
    Address("interviews:interview", Readers.OWNER, prepared.planned, "planned"),
    Address("interviews:interview", Readers.OWNER, prepared.running, "running"),
    Address("interviews:interview", Readers.OWNER, prepared.opened, "opening"),
    Address("interviews:interview", Readers.OWNER, prepared.asking, "asking own questions"),
    Address("interviews:interview", Readers.OWNER, prepared.closing, "closing"),
    Address("interviews:interview", Readers.OWNER, prepared.practised, "in practice"),
    Address("interviews:open_rubric", Readers.OWNER, prepared.practised),
    Address("interviews:interview", Readers.OWNER, prepared.answered, "waiting for grading"),
    Address("interviews:interview", Readers.OWNER, prepared.graded, "graded"),
    Address("interviews:interview", Readers.OWNER, prepared.revealed, "after the blind pass"),
    Address("interviews:grade_turn", Readers.OWNER, prepared.turn_to_grade, is_shown=False),
    Address("interviews:confirm_turn", Readers.OWNER, prepared.turn_to_confirm, is_shown=False),
    Address("interviews:read_answers", Readers.OWNER, prepared.graded),
    Address("interviews:receipts", Readers.OWNER, prepared.written, "running"),
    Address("interviews:receipts", Readers.OWNER, prepared.graded_turn, "graded"),
    Address("interviews:restore_text", Readers.OWNER, prepared.kept_text, is_shown=False),
    Address("interviews:answer_again", Readers.OWNER, prepared.graded_turn, is_shown=False),
    Address("interviews:history", Readers.SIGNED_IN, state="empty"),
    Address("interviews:history", Readers.SIGNED_IN, prepared.history),
    Address("interviews:delete_interview", Readers.OWNER, prepared.answered),
    Address("interviews:shares", Readers.OWNER, prepared.graded, "without links"),
    Address("interviews:shares", Readers.OWNER, prepared.with_share),
    Address("interviews:create_share", Readers.OWNER, prepared.graded, is_shown=False),
    Address("interviews:revoke_share", Readers.OWNER, prepared.share, is_shown=False),
    Address("interviews:shared_interview", Readers.LINK, prepared.link),
    Address("interviews:shared_answers", Readers.LINK, prepared.link),
    *[
        Address(f"interviews:{name}", Readers.OWNER, prepared.running, is_shown=False)
        for name in (
            "start_interview",
            "submit_turn",
            "pulse",
            "take_over",
            "pause_interview",
            "discard_interview",
        )
    ],
    Address("interviews:save_box", Readers.OWNER, prepared.box, is_shown=False),
]

PAGES = [*PUBLIC, *ACCOUNT, *QUESTIONS, *WORKSHOP, *INTERVIEWS]
SHOWN = [page for page in PAGES if page.is_shown]


def at_every_change(addresses: Iterable[Address]) -> list[Any]:
    """The addresses as parameters; the library's, but for signing in, in CI alone: they rarely change."""
    return [
        pytest.param(page, id=str(page), marks=pytest.mark.full if _is_the_librarys(page.name) else ())
        for page in addresses
    ]


def _is_the_librarys(name: str) -> bool:
    return name.startswith(("account_", "mfa_")) and name != "account_login"


def url_names() -> set[str]:
    """Every name of the URLconf, with its namespace."""
    return set(_names(get_resolver()))


def _names(resolver: URLResolver, namespace: str = "") -> list[str]:
    names = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            names.append(f"{namespace}{pattern.name}")
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            names.extend(_names(pattern, inner))
    return names
