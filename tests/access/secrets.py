"""Texts that only one object holds. Whoever finds one in an answer knows what leaked."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from accounts.models import User
from interviews.models import Answer, AnswerRevision, Interview, Share
from interviews.sharing.services import public_id_of
from questions.models import Anchor, Area, BriefSource, Question, QuestionVersion, Role, RubricCriterion
from tests import factories
from tests.builders import build_question, build_role
from tests.graded import build_answered, build_graded

Subject = Interview | Role | None


class Kind(StrEnum):
    INTERVIEW = "interview"  # what it is called
    ANSWER = "answer"
    ROLE = "role"  # what a role that is not published is called
    AREA = "area"
    BRIEF = "brief"  # what the brief is called
    DRAFT = "draft"  # the headline of a version that nobody published
    RUBRIC = "rubric"
    MODEL = "model"  # answer
    PERSON = "person"  # an address for mail
    ID = "id"  # of an object whose page names nothing else of it


OF_INTERVIEWS = (Kind.INTERVIEW, Kind.ANSWER)
OF_ROLES = (Kind.ROLE, Kind.AREA, Kind.BRIEF, Kind.DRAFT, Kind.RUBRIC, Kind.MODEL)
_SECRET = re.compile(rf"zq-(?:{'|'.join(Kind)})-[0-9a-f]{{12}}")


def secret(kind: Kind, public_id: uuid.UUID) -> str:
    return f"zq-{kind}-{public_id.hex[:12]}"


def secrets_in(text: str) -> set[str]:
    return set(_SECRET.findall(text))


def email_of(person: str) -> str:
    """An address whose part before the @ may be seen: it names who has not given a name."""
    return f"person@{secret(Kind.PERSON, uuid.uuid5(uuid.NAMESPACE_DNS, person))}.test"


def build_things_to_leak(owner: User) -> None:
    """Something of the owner's, and a draft of the site's, for every list that could show too much."""
    build_answered(owner, turns=1)
    build_graded(owner, ranks=(2,))
    own = build_role(owner=owner, visibility=Role.Visibility.PRIVATE, areas=1)
    build_question(own.areas.get())
    build_role(visibility=Role.Visibility.PRIVATE, areas=1)


def plant_secrets() -> None:
    """Write into every object that not everybody may read the text that names it."""
    for interview in Interview.objects.all():
        interview.title = secret(Kind.INTERVIEW, interview.public_id)
        interview.save(update_fields=["title"])
        answers = Answer.objects.filter(turn__interview=interview).exclude(text="")
        answers.update(text=secret(Kind.ANSWER, interview.public_id))
        kept = AnswerRevision.objects.filter(answer__turn__interview=interview).exclude(text=None)
        kept.update(text=secret(Kind.ANSWER, interview.public_id))
    for role in Role.objects.all():
        _plant_in_role(role)


def _plant_in_role(role: Role) -> None:
    texts = {kind: secret(kind, role.public_id) for kind in OF_ROLES}
    # By their numbers: a database that only saw rolled-back rows has no statistics, and a join takes minutes.
    versions = list(QuestionVersion.objects.filter(question__role=role).values_list("pk", flat=True))
    model_answer = [{"text": texts[Kind.MODEL], "criterion": ""}]
    QuestionVersion.objects.filter(pk__in=versions).update(model_answer=model_answer)
    criteria = list(RubricCriterion.objects.filter(version__in=versions).values_list("pk", flat=True))
    Anchor.objects.filter(rubric_criterion__in=criteria).update(text=texts[Kind.RUBRIC])
    for question in Question.objects.filter(role=role):
        factories.QuestionVersionFactory(question=question, number=2, headline=texts[Kind.DRAFT])
    if not role.is_published:
        Role.objects.filter(pk=role.pk).update(title=texts[Kind.ROLE])
        Area.objects.filter(role=role).update(name=texts[Kind.AREA])
        BriefSource.objects.filter(role=role).update(name=texts[Kind.BRIEF])


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


def secrets_for(user: User | None) -> set[str]:
    """What somebody may find in answers: what is theirs, what they were asked, and for authors the site's."""
    if user is None:
        return set()
    roles = Role.objects.filter(owner=user)
    if user.is_author:
        roles |= Role.objects.filter(owner=None)
    asked = Role.objects.filter(interviews__owner=user)
    return (
        secrets_in(user.email)
        | _secrets(OF_INTERVIEWS, Interview.objects.filter(owner=user))
        | _secrets(OF_ROLES, roles)
        | _secrets((Kind.RUBRIC, Kind.MODEL), asked)
    )


def shared_secrets(interview: Interview) -> set[str]:
    """What the link to an interview opens: all of it but the model answers."""
    return _secrets(OF_INTERVIEWS, [interview]) | _secrets((Kind.RUBRIC,), [interview.role])


def _secrets(kinds: Iterable[Kind], things: Iterable[Interview | Role]) -> set[str]:
    return {secret(kind, thing.public_id) for thing in things for kind in kinds}
