"""The things that secrets are written into, and the one that an address is about."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from interviews.models import Interview, Share
from interviews.sharing.services import public_id_of
from questions.models import Question, Role
from tests.support.builders import build_question, build_role
from tests.support.graded import build_answered, build_graded

Subject = Interview | Role | None


def build_things_to_leak(owner: User) -> None:
    """Things of the owner and a draft of the site, for every list that could show too much."""
    build_answered(owner, turns=1)
    build_graded(owner, ranks=(2,))
    own = build_role(owner=owner, visibility=Role.Visibility.PRIVATE, areas=1)
    build_question(own.areas.get())
    build_role(visibility=Role.Visibility.PRIVATE, areas=1)


def subject_of(arguments: dict[str, Any]) -> Subject:
    """The interview or the role that an address is about."""
    if "token" in arguments:
        return Interview.objects.get(shares__public_id=public_id_of(arguments["token"]))
    public_id = arguments.get("public_id") or arguments.get("query", {}).get("role")
    if share := Share.objects.filter(public_id=public_id).first():
        return share.interview
    if question := Question.objects.filter(public_id=public_id).first():
        return question.role
    interview = Interview.objects.filter(public_id=public_id).first()
    return interview or Role.objects.filter(public_id=public_id).first()
