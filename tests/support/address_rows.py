"""The rows that an address is about, made for its owner; each function returns the address's arguments."""

from __future__ import annotations

import time
import uuid
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction

from accounts.models import User
from accounts.services import password_reset_path
from interviews.grading.services import commit_blind, open_turn_for_grading
from interviews.models import Answer, AnswerRevision, Interview, Share, Turn
from interviews.models.interview import State
from interviews.rules.scoring import Outcome
from interviews.sharing.services import create_share, token_of
from questions.models import Question, Role
from tests.questions.briefs import imported_role
from tests.support.builders import build_interview, build_parts, build_question, build_role
from tests.support.graded import QUOTE, build_answered, build_graded, marks

Arguments = dict[str, Any]
KEPT_TEXT = uuid.UUID(int=23)  # the operation that an older text can be named by


def nothing(owner: User) -> Arguments:
    return {}


def with_second_step(owner: User) -> Arguments:
    TOTP.activate(owner, generate_totp_secret())
    RecoveryCodes.activate(owner)
    return {}


def confirmation(owner: User) -> Arguments:
    address = EmailAddress.objects.create(user=owner, email="other@example.test")
    return {"key": EmailConfirmationHMAC(address).key}


def reset_key(owner: User) -> Arguments:
    uidb36, _, key = password_reset_path(owner).rstrip("/").rpartition("/")[2].partition("-")
    return {"uidb36": uidb36, "key": key}


def published_role(owner: User) -> Arguments:
    _published_questions()
    return {}


def guide(owner: User) -> Arguments:
    return {"slug": _published_questions()[0].role.slug}


def published_question(owner: User) -> Arguments:
    return {"public_id": _published_questions()[0].public_id}


def with_private_role(owner: User) -> Arguments:
    imported_role(owner)
    return {}


def own_role_to_practise(owner: User) -> Arguments:
    return {"query": {"role": imported_role(owner).public_id}}


def question_version(owner: User) -> Arguments:
    return {**published_question(owner), "number": 1}


def role_to_edit(owner: User) -> Arguments:
    return {"public_id": build_role(visibility=Role.Visibility.PRIVATE).public_id}


def private_role(owner: User) -> Arguments:
    return {"public_id": imported_role(owner).public_id}


def planned(owner: User) -> Arguments:
    return {"public_id": build_interview(owner).public_id}


def running(owner: User) -> Arguments:
    return {"public_id": build_interview(owner, state=State.RUNNING, started_at=_now()).public_id}


def practised(owner: User) -> Arguments:
    """Two of three questions were flagged, and the second is open."""
    fields = {"mode": Interview.Mode.PRACTICE, "state": State.RUNNING, "started_at": _now()}
    interview = build_interview(owner, current_turn=2, **fields)
    interview.turns.filter(position=1).update(outcome=Outcome.SKIPPED, ended_at=_now())
    interview.turns.filter(position__lte=2).update(is_flagged=True)
    return {"public_id": interview.public_id}


def opened(owner: User) -> Arguments:
    return _in_part(owner, Turn.Kind.OPENING)


def asking(owner: User) -> Arguments:
    return _in_part(owner, Turn.Kind.OWN_QUESTIONS)


def closing(owner: User) -> Arguments:
    return _in_part(owner, Turn.Kind.CLOSING)


def _in_part(owner: User, kind: str) -> Arguments:
    interview = build_interview(owner, state=State.RUNNING, started_at=_now())
    return {"public_id": build_parts(interview, at=kind).public_id}


def answered(owner: User) -> Arguments:
    return {"public_id": build_answered(owner).public_id}


def graded(owner: User) -> Arguments:
    return {"public_id": build_graded(owner).public_id}


def turn_to_grade(owner: User) -> Arguments:
    return {**answered(owner), "position": 1}


def revealed(owner: User) -> Arguments:
    interview = build_answered(owner)
    with transaction.atomic():
        gradable = open_turn_for_grading(owner=owner, interview=interview.public_id, position=1)
        commit_blind(gradable=gradable, grader=owner, marks=marks(gradable.rubric, [2], evidence=(QUOTE,)))
    return {"public_id": interview.public_id}


def turn_to_confirm(owner: User) -> Arguments:
    return {**revealed(owner), "position": 1}


def graded_turn(owner: User) -> Arguments:
    return {**graded(owner), "position": 1}


def history(owner: User) -> Arguments:
    """One interview in each state."""
    for make in (planned, running, answered, graded):
        make(owner)
    return {}


def belongings(owner: User) -> Arguments:
    """Some things that an account may hold: interviews, a link, a private role and a published one."""
    history(owner)
    _share(owner)
    imported_role(owner)
    build_role(owner=owner)
    return {}


def share(owner: User) -> Arguments:
    return {"public_id": _share(owner).public_id}


def with_share(owner: User) -> Arguments:
    return {"public_id": _share(owner).interview.public_id}


def link(owner: User) -> Arguments:
    return {"token": token_of(_share(owner))}


def link_of_own_role(owner: User) -> Arguments:
    own = build_role(owner=owner, visibility=Role.Visibility.PRIVATE)
    return {"token": token_of(create_share(interview=build_graded(owner, role=own), days=7))}


def _share(owner: User) -> Share:
    return create_share(interview=build_graded(owner), days=7)


def box(owner: User) -> Arguments:
    return {**running(owner), "turn": 1, "box": 0}


def written(owner: User) -> Arguments:
    """A running mock whose first answer was saved twice; the older text is kept."""
    arguments = running(owner)
    boxes = Answer.objects.filter(turn__interview__public_id=arguments["public_id"], turn__position=1)
    box = boxes.get(position=0)
    saved_at = _now()
    first = {"operation": uuid.uuid4(), "revision": 1, "size": 11, "at": saved_at}
    second = {"operation": KEPT_TEXT, "revision": 2, "size": 13, "at": saved_at + 1, "text": "As it stood"}
    AnswerRevision.objects.bulk_create(AnswerRevision(answer=box, **line) for line in (first, second))
    boxes.filter(position=0).update(text="As it stands.", revision=2, saved_at=saved_at + 1)
    return {**arguments, "position": 1}


def kept_text(owner: User) -> Arguments:
    return {"public_id": written(owner)["public_id"], "turn": 1, "box": 0}


def _published_questions() -> list[Question]:
    """One question for each area of a published role."""
    return [build_question(area) for area in build_role().areas.all()]


def _now() -> int:
    return int(time.time() * 1000)
