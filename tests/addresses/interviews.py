"""An interview from its set-up to its links for others."""

from __future__ import annotations

import uuid
from typing import Any

from interviews.models import Interview
from tests.addresses.address import FORM, READ, SEND, Address, Readers
from tests.support import address_rows
from tests.support.address_rows import KEPT_TEXT


def _box() -> dict[str, Any]:
    return {"operation": uuid.uuid4(), "revision": 0, "text": "Written by a test."}


def _question() -> dict[str, Any]:
    return {"turn": 1, "do": "next", **{f"{name}-0": value for name, value in _box().items()}}


def _marks() -> dict[str, Any]:
    return {**_box(), "text": "A-typed=Written by a test."}


def _kept() -> dict[str, Any]:
    return {"kept": KEPT_TEXT, "operation": uuid.uuid4(), "revision": 2}


def _running(name: str, **fields: Any) -> Address:
    return Address(f"interviews:{name}", Readers.OWNER, prepare=address_rows.running, **fields)


SET_UP = Address("interviews:set_up", Readers.SIGNED_IN, FORM, shows=("role.title",))
INTERVIEW = Address("interviews:interview", Readers.OWNER, READ, shows=("interview.title",))
RECEIPTS = Address("interviews:receipts", Readers.OWNER, READ, shows=("interview.title", "answer.text"))
HISTORY = Address("interviews:history", Readers.SIGNED_IN, READ, lists=Interview)
SHARES = Address("interviews:shares", Readers.OWNER, READ, shows=("interview.title",))
SHARED_REPORT = Address(
    "interviews:shared_interview", Readers.LINK, READ, address_rows.link, shows=("interview.title",)
)
SHARED_ANSWERS = Address(
    "interviews:shared_answers",
    Readers.LINK,
    READ,
    address_rows.link,
    shows=("answer.text", "answer.text_at_deadline", "mark.evidence", "mark.reason"),
)
OWN = Readers.OWNER

PLANNING = [
    SET_UP.when("without roles"),
    SET_UP.when("", address_rows.published_role),
    SET_UP.when("of one's own role", address_rows.own_role_to_practise, readers=OWN),
]

ROOM = [
    INTERVIEW.when("planned", address_rows.planned),
    INTERVIEW.when("running", address_rows.running),
    INTERVIEW.when("opening", address_rows.opened),
    INTERVIEW.when("asking own questions", address_rows.asking),
    INTERVIEW.when("closing", address_rows.closing),
    INTERVIEW.when("in practice", address_rows.practised),
    Address("interviews:open_rubric", OWN, READ, address_rows.practised, shows=("anchor.text",)),
    _running("start_interview", takes=SEND, body=lambda: {"seat": uuid.uuid4()}),
    _running("submit_turn", takes=SEND, body=_question),
    _running("pulse", takes=READ, has_page=False),
    _running("take_over", takes=SEND),
    _running("pause_interview", takes=SEND, body=lambda: {"do": "pause"}),
    _running("discard_interview", takes=SEND),
    Address("interviews:save_box", OWN, SEND, address_rows.box, body=_box),
]

RECEIPT = [
    RECEIPTS.when("running", address_rows.written),
    RECEIPTS.when("graded", address_rows.graded_turn),
    Address("interviews:restore_text", OWN, SEND, address_rows.kept_text, body=_kept),
]

GRADING = [
    INTERVIEW.when("waiting for grading", address_rows.answered, shows=("answer.text",)),
    INTERVIEW.when("after the blind pass", address_rows.revealed, shows=("answer.text",)),
    INTERVIEW.when("graded", address_rows.graded),
    Address("interviews:grade_turn", OWN, SEND, address_rows.turn_to_grade),
    Address("interviews:confirm_turn", OWN, SEND, address_rows.turn_to_confirm),
    Address("interviews:save_blind_marks", OWN, SEND, address_rows.turn_to_grade, body=_marks),
    Address("interviews:save_final_marks", OWN, SEND, address_rows.turn_to_confirm, body=_marks),
    Address(
        "interviews:read_answers", OWN, READ, address_rows.graded, shows=("interview.title", "answer.text")
    ),
    Address("interviews:answer_again", OWN, SEND, address_rows.graded_turn),
]

KEPT = [
    HISTORY.when("empty"),
    HISTORY.when("", address_rows.history),
    Address("interviews:delete_interview", OWN, FORM, address_rows.answered, shows=("interview.title",)),
]

SHARED = [
    SHARES.when("without links", address_rows.graded),
    SHARES.when("", address_rows.with_share),
    Address("interviews:create_share", OWN, SEND, address_rows.graded, body=lambda: {"days": 7}),
    Address("interviews:revoke_share", OWN, SEND, address_rows.share),
    SHARED_REPORT,
    SHARED_REPORT.when("of one's own role", address_rows.link_of_own_role),
    SHARED_ANSWERS,
    SHARED_ANSWERS.when("of one's own role", address_rows.link_of_own_role),
]

ADDRESSES = [*PLANNING, *ROOM, *RECEIPT, *GRADING, *KEPT, *SHARED]
