"""Every address of the site: how to build it and who may read it.

The access matrix and the accessibility tests walk this list; a URL name without an entry fails test_pages.py.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.services import password_reset_path
from interviews.models import Interview
from interviews.models.interview import State
from questions.models import Question, Role
from tests.builders import build_interview, build_question, build_role
from tests.questions.briefs import imported_role

Arguments = dict[str, Any]


class Readers(StrEnum):
    ANYBODY = "anybody"
    ANONYMOUS = "who is not signed in; others are sent on"
    SIGNED_IN = "who is signed in"
    OWNER = "the owner of the object; others get 404"
    AUTHOR = "authors; others get 404"


def no_arguments(owner: User) -> Arguments:
    return {}


@dataclass(frozen=True, slots=True)
class Address:
    """An address in one state; `prepare` makes the owner's rows it is about and returns its arguments."""

    name: str
    readers: Readers
    prepare: Callable[[User], Arguments] = no_arguments
    state: str = ""
    # False for what has no page of its own to look at: POST only, a redirect, a file, plain text.
    is_shown: bool = True

    def __str__(self) -> str:
        return f"{self.name} {self.state}".strip()

    def path(self, owner: User) -> str:
        return reverse(self.name, kwargs=self.prepare(owner))


def _with_second_step(owner: User) -> Arguments:
    TOTP.activate(owner, generate_totp_secret())
    RecoveryCodes.activate(owner)
    return {}


def _confirmation(owner: User) -> Arguments:
    address = EmailAddress.objects.create(user=owner, email="other@example.test")
    return {"key": EmailConfirmationHMAC(address).key}


def _reset_key(owner: User) -> Arguments:
    uidb36, _, key = password_reset_path(owner).rstrip("/").rpartition("/")[2].partition("-")
    return {"uidb36": uidb36, "key": key}


def _published_role(owner: User) -> Arguments:
    role = build_role()
    for area in role.areas.all():
        build_question(area)
    return {}


def _guide(owner: User) -> Arguments:
    _published_role(owner)
    return {"slug": Role.objects.get().slug}


def _published_question(owner: User) -> Arguments:
    _published_role(owner)
    return {"public_id": Question.objects.first().public_id}


def _with_private_role(owner: User) -> Arguments:
    imported_role(owner)
    return {}


def _question_version(owner: User) -> Arguments:
    return {**_published_question(owner), "number": 1}


def _role_to_edit(owner: User) -> Arguments:
    return {"public_id": build_role().public_id}


def _private_role(owner: User) -> Arguments:
    return {"public_id": imported_role(owner).public_id}


def _planned(owner: User) -> Arguments:
    return {"public_id": build_interview(owner).public_id}


def _running(owner: User) -> Arguments:
    return {"public_id": build_interview(owner, state=State.RUNNING, started_at=_now()).public_id}


def _practised(owner: User) -> Arguments:
    fields = {"mode": Interview.Mode.PRACTICE, "state": State.RUNNING, "started_at": _now()}
    return {"public_id": build_interview(owner, **fields).public_id}


def _box(owner: User) -> Arguments:
    return {**_running(owner), "turn": 1, "box": 0}


def _now() -> int:
    return int(time.time() * 1000)


PUBLIC = [
    Address("home", Readers.ANYBODY, state="without roles"),
    Address("home", Readers.ANYBODY, _published_role),
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
    Address("account_reset_password_from_key", Readers.ANYBODY, _reset_key),
    Address("account_reset_password_from_key_done", Readers.ANYBODY),
    Address("account_confirm_email", Readers.ANYBODY, _confirmation),
    Address("account_email_verification_sent", Readers.ANYBODY),
    Address("account_inactive", Readers.ANYBODY),
    Address("account_confirm_login_code", Readers.ANONYMOUS, is_shown=False),
    Address("mfa_authenticate", Readers.ANONYMOUS, is_shown=False),
    Address("accounts:settings", Readers.SIGNED_IN),
    Address("account_logout", Readers.SIGNED_IN),
    Address("account_email", Readers.SIGNED_IN),
    Address("account_change_password", Readers.SIGNED_IN),
    Address("account_set_password", Readers.SIGNED_IN, is_shown=False),
    Address("account_reauthenticate", Readers.SIGNED_IN),
    Address("mfa_index", Readers.SIGNED_IN),
    Address("mfa_index", Readers.SIGNED_IN, _with_second_step, "switched on"),
    Address("mfa_reauthenticate", Readers.SIGNED_IN, _with_second_step),
    Address("mfa_activate_totp", Readers.SIGNED_IN),
    Address("mfa_deactivate_totp", Readers.SIGNED_IN, _with_second_step),
    Address("mfa_view_recovery_codes", Readers.SIGNED_IN, _with_second_step),
    Address("mfa_generate_recovery_codes", Readers.SIGNED_IN, _with_second_step),
    Address("mfa_download_recovery_codes", Readers.SIGNED_IN, _with_second_step, is_shown=False),
]

QUESTIONS = [
    Address("questions:roles", Readers.ANYBODY, state="without roles"),
    Address("questions:roles", Readers.ANYBODY, _published_role),
    Address("questions:role_guide", Readers.ANYBODY, _guide),
    Address("questions:questions", Readers.ANYBODY, state="without questions"),
    Address("questions:questions", Readers.ANYBODY, _published_role),
    Address("questions:question", Readers.ANYBODY, _published_question),
    Address("questions:import_brief", Readers.SIGNED_IN),
    Address("questions:private_role_guide", Readers.OWNER, _private_role),
    Address("questions:role_sentences", Readers.OWNER, _private_role),
    Address("questions:delete_role", Readers.OWNER, _private_role),
    Address("questions:publish_role", Readers.OWNER, _private_role, is_shown=False),
]

WORKSHOP = [
    Address("questions:workshop", Readers.SIGNED_IN, state="without roles"),
    Address("questions:workshop", Readers.SIGNED_IN, _with_private_role),
    Address("questions:workshop_role", Readers.AUTHOR, _role_to_edit, "without questions"),
    Address("questions:workshop_role", Readers.OWNER, _private_role),
    Address("questions:create_question", Readers.AUTHOR, _role_to_edit),
    *[
        Address(f"questions:{name}", Readers.AUTHOR, _published_question)
        for name in ("edit_question", "preview_question", "question_versions", "retire_question")
    ],
    Address("questions:question_version", Readers.AUTHOR, _question_version),
    Address("questions:publish_question", Readers.AUTHOR, _published_question, is_shown=False),
    Address("questions:bring_back_question", Readers.AUTHOR, _published_question, is_shown=False),
]

INTERVIEWS = [
    Address("interviews:set_up", Readers.SIGNED_IN, state="without roles"),
    Address("interviews:set_up", Readers.SIGNED_IN, _published_role),
    Address("interviews:interview", Readers.OWNER, _planned, "planned"),
    Address("interviews:interview", Readers.OWNER, _running, "running"),
    Address("interviews:interview", Readers.OWNER, _practised, "in practice"),
    *[
        Address(f"interviews:{name}", Readers.OWNER, _running, is_shown=False)
        for name in (
            "start_interview",
            "submit_turn",
            "pulse",
            "take_over",
            "pause_interview",
            "discard_interview",
        )
    ],
    Address("interviews:save_box", Readers.OWNER, _box, is_shown=False),
]

PAGES = [*PUBLIC, *ACCOUNT, *QUESTIONS, *WORKSHOP, *INTERVIEWS]
SHOWN = [page for page in PAGES if page.is_shown]


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
