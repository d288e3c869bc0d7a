"""What each address takes, and the texts of its object that its reader has to find there.

Who reads it stands beside the address in tests/pages.py.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from interviews.models import Interview
from questions.models import Role
from tests.access.secrets import Kind
from tests.pages import Readers
from tests.prepared import KEPT_TEXT

READ: Final = frozenset({"GET", "HEAD"})
SEND: Final = frozenset({"POST"})
FORM: Final = READ | SEND
# allauth's class views: PUT is a POST without fields, OPTIONS tells what is taken.
LIBRARY_READ: Final = READ | {"OPTIONS"}
LIBRARY_FORM: Final = FORM | {"PUT", "OPTIONS"}

VERBS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ANONYMOUS, OWNER, STRANGER, AUTHOR = "anonymous", "owner", "stranger", "author"
LINK_HOLDER, REVOKED = "link holder", "revoked link holder"
VISITORS: Final = (ANONYMOUS, LINK_HOLDER, REVOKED)
PEOPLE: Final = (ANONYMOUS, STRANGER, AUTHOR, OWNER, LINK_HOLDER, REVOKED)

READERS: Final[dict[Readers, frozenset[str]]] = {
    Readers.ANYBODY: frozenset(PEOPLE),
    Readers.ANONYMOUS: frozenset(VISITORS),
    Readers.SIGNED_IN: frozenset({STRANGER, AUTHOR, OWNER}),
    Readers.OWNER: frozenset({OWNER}),
    Readers.AUTHOR: frozenset({AUTHOR}),
    Readers.LINK: frozenset(PEOPLE) - {REVOKED},
}


@dataclass(frozen=True, slots=True)
class Rule:
    takes: frozenset[str]
    # These texts of the address's object stand on the page, all of them.
    shows: tuple[Kind, ...] = ()
    # What stands on the page instead in some of its states.
    shows_in: Mapping[str, tuple[Kind, ...]] = field(default_factory=dict)
    # Every one of these that is the reader's own is linked; a name could stand in a filter too.
    lists: type[Interview] | type[Role] | None = None
    # A visitor is welcome too, and finds something else.
    welcomes: bool = False
    # A person without the owner's settings is sent on, or finds nothing.
    is_own: bool = False
    # Whoever comes without what it works on is sent on, whatever the verb.
    moves: bool = False


RULES: Final[dict[str, Rule]] = {
    "home": Rule(READ, lists=Interview, welcomes=True),
    "healthz": Rule(READ),
    "readyz": Rule(READ),
    "accounts:set_theme": Rule(SEND),
    "accounts:password_reset": Rule(FORM),
    "account_reset_password": Rule(FORM),
    "account_confirm_email": Rule(FORM | {"OPTIONS"}, moves=True),
    "accounts:settings": Rule(FORM, (Kind.PERSON,)),
    "accounts:my_data": Rule(READ),
    "accounts:download_my_data": Rule(SEND),
    "accounts:delete_account": Rule(FORM, (Kind.PERSON,)),
    "account_email": Rule(LIBRARY_FORM, (Kind.PERSON,)),
    "account_logout": Rule(LIBRARY_FORM - {"PUT"}, welcomes=True, moves=True),
    **dict.fromkeys(
        (
            "account_login",
            "account_signup",
            "account_change_password",
            "account_reauthenticate",
            "mfa_activate_totp",
        ),
        Rule(LIBRARY_FORM),
    ),
    **dict.fromkeys(
        (
            "account_reset_password_done",
            "account_reset_password_from_key_done",
            "account_email_verification_sent",
            "account_inactive",
            "mfa_index",
        ),
        Rule(LIBRARY_READ),
    ),
    **dict.fromkeys(
        (
            "account_reset_password_from_key",
            "account_confirm_login_code",
            "account_set_password",
            "mfa_authenticate",
        ),
        Rule(LIBRARY_FORM, moves=True),
    ),
    **dict.fromkeys(
        ("mfa_reauthenticate", "mfa_deactivate_totp", "mfa_generate_recovery_codes"),
        Rule(LIBRARY_FORM, is_own=True),
    ),
    **dict.fromkeys(
        ("mfa_view_recovery_codes", "mfa_download_recovery_codes"), Rule(LIBRARY_READ, is_own=True)
    ),
    "questions:roles": Rule(READ, lists=Role),
    "questions:role_guide": Rule(READ),
    "questions:questions": Rule(READ),
    "questions:question": Rule(READ),
    "questions:import_brief": Rule(FORM),
    "questions:private_role_guide": Rule(READ, (Kind.ROLE,)),
    "questions:role_sentences": Rule(READ, (Kind.BRIEF,)),
    "questions:delete_role": Rule(FORM, (Kind.ROLE,)),
    "questions:publish_role": Rule(SEND),
    "questions:workshop": Rule(READ, lists=Role),
    "questions:workshop_role": Rule(READ, (Kind.ROLE,)),
    "questions:create_question": Rule(FORM, (Kind.ROLE,)),
    "questions:edit_question": Rule(FORM, (Kind.DRAFT,)),
    "questions:preview_question": Rule(READ, (Kind.DRAFT,)),
    "questions:question_versions": Rule(READ, (Kind.DRAFT,)),
    "questions:question_version": Rule(READ, (Kind.RUBRIC,)),
    "questions:retire_question": Rule(FORM, (Kind.ID,)),
    "questions:publish_question": Rule(SEND),
    "questions:bring_back_question": Rule(SEND),
    "interviews:set_up": Rule(FORM, (Kind.ROLE,)),
    "interviews:interview": Rule(
        READ,
        (Kind.INTERVIEW,),
        shows_in=dict.fromkeys(("waiting for grading", "after the blind pass"), (Kind.ANSWER,)),
    ),
    "interviews:open_rubric": Rule(READ, (Kind.RUBRIC,)),
    "interviews:read_answers": Rule(READ, (Kind.INTERVIEW, Kind.ANSWER)),
    "interviews:receipts": Rule(READ, (Kind.INTERVIEW, Kind.ANSWER)),
    "interviews:history": Rule(READ, lists=Interview),
    "interviews:delete_interview": Rule(FORM, (Kind.INTERVIEW,)),
    "interviews:shares": Rule(READ, (Kind.INTERVIEW,)),
    "interviews:pulse": Rule(READ),
    "interviews:shared_interview": Rule(READ, (Kind.INTERVIEW,)),
    "interviews:shared_answers": Rule(READ, (Kind.ANSWER,)),
    **dict.fromkeys(
        (
            "interviews:start_interview",
            "interviews:submit_turn",
            "interviews:save_box",
            "interviews:take_over",
            "interviews:pause_interview",
            "interviews:discard_interview",
            "interviews:grade_turn",
            "interviews:confirm_turn",
            "interviews:answer_again",
            "interviews:restore_text",
            "interviews:create_share",
            "interviews:revoke_share",
        ),
        Rule(SEND),
    ),
}


def _box() -> dict[str, Any]:
    return {"operation": uuid.uuid4(), "revision": 0, "text": "Written by a test."}


def _question() -> dict[str, Any]:
    return {"turn": 1, "do": "next", **{f"{name}-0": value for name, value in _box().items()}}


# A POST that its owner would be thanked for, where an empty one says nothing or is refused at the door.
BODIES: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "accounts:set_theme": lambda: {"theme": "dark", "next": "/"},
    "interviews:start_interview": lambda: {"seat": uuid.uuid4()},
    "interviews:pause_interview": lambda: {"do": "pause"},
    "interviews:save_box": _box,
    "interviews:submit_turn": _question,
    "interviews:restore_text": lambda: {"kept": KEPT_TEXT, "operation": uuid.uuid4(), "revision": 2},
    "interviews:create_share": lambda: {"days": 7},
}
