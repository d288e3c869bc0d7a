"""Faults to plant: each removes one guard from the code, and names the person and address that get in."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.template.response import TemplateResponse

from accounts.models import User
from interviews.history import page as history_pages
from interviews.history import queries as history_queries
from interviews.history import views as history
from interviews.home import views as home
from interviews.home.page import desk
from interviews.models import Answer, AnswerRevision, Extension, Grading, Interview, Share
from interviews.report.answers_page import read_turns
from interviews.sharing import views as sharing
from questions.models import BriefSource, Question, QuestionVersion, Role
from questions.roles import views as roles
from questions.roles.queries import private_roles
from tests.access.readers import ANONYMOUS, LINK_HOLDER, OWNER, REVOKED, STRANGER

ROLES, QUESTIONS, SHARES = (type(model.objects.all()) for model in (Role, Question, Share))


@dataclass(frozen=True, slots=True)
class Fault:
    """The guard that is lost, and the address and person of the breach that has to be found."""

    lost: str
    target: Any
    name: str
    value: Any
    address: str
    person: str = STRANGER
    # The columns whose texts that person then finds, where the fault is about columns.
    shows: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.lost} at {self.address}"


def everything(rows: QuerySet[Any], user: User) -> QuerySet[Any]:
    return rows


def filter_without(*lost: str) -> Any:
    """QuerySet.filter as if somebody had forgotten these conditions."""
    whole = QuerySet.filter

    def forgetful(rows: QuerySet[Any], *args: Any, **fields: Any) -> QuerySet[Any]:
        return whole(rows, *args, **{name: value for name, value in fields.items() if name not in lost})

    return forgetful


def _of_the_first(user: User) -> User:
    return Interview.objects.all()[0].owner


every_interview = property(lambda user: Interview.objects)
every_role = property(lambda user: Role.objects)
ownerless = filter_without("owner", "interview__owner", "turn__interview__owner")
# A whole model, because QuerySet.filter would also take from the tests whose secrets are whose.
of_everybody = SimpleNamespace(
    objects=SimpleNamespace(filter=lambda *rules, owner, **fields: Interview.objects.filter(*rules, **fields))
)


def printing(*columns: tuple[Any, str]) -> Any:
    """A page's response as if its template printed these columns of every row."""

    def respond(*args: Any, **fields: Any) -> HttpResponse:
        page = TemplateResponse(*args, **fields).render()
        for model, column in columns:
            page.write("\n".join(map(str, model.objects.values_list(column, flat=True))))
        return page

    return respond


def every_text(interview: Interview, *, is_own: bool) -> Any:
    return read_turns(interview, is_own=True)


# Texts for few readers on pages that others read.
SHOWN_TOO_WIDELY = [
    Fault(
        "what is kept from link holders",
        sharing,
        "TemplateResponse",
        printing(
            (Grading, "draft"),
            (Extension, "reason"),
            (BriefSource, "text"),
            (Answer, "replaced"),
            (AnswerRevision, "text"),
            (QuestionVersion, "model_answer"),
            (User, "email"),
        ),
        "interviews:shared_interview",
        LINK_HOLDER,
        (
            "grading.draft",
            "extension.reason",
            "briefsource.text",
            "answer.replaced",
            "answerrevision.text",
            "draft questionversion.model_answer",
            "user.email",
        ),
    ),
    Fault(
        "texts that came too late",
        sharing,
        "read_turns",
        every_text,
        "interviews:shared_answers",
        LINK_HOLDER,
        ("answerrevision.text",),
    ),
    Fault(
        "a name in the place of an address",
        User,
        "__str__",
        lambda user: user.email,
        "interviews:shared_answers",
        LINK_HOLDER,
        ("user.email",),
    ),
    Fault(
        "names of people",
        roles,
        "TemplateResponse",
        printing((User, "display_name")),
        "questions:roles",
        ANONYMOUS,
        ("user.display_name",),
    ),
    Fault(
        "the sentences of a brief",
        ROLES,
        "editable_by",
        everything,
        "questions:role_sentences",
        STRANGER,
        ("briefsource.name", "briefsource.text"),
    ),
    Fault(
        "own marks",
        User,
        "interviews",
        every_interview,
        "interviews:read_answers",
        STRANGER,
        ("mark.reason", "mark.evidence", "answer.text", "answerrevision.text"),
    ),
]
FAULTS = [
    *SHOWN_TOO_WIDELY,
    Fault("own interviews", User, "interviews", every_interview, "interviews:shares"),
    Fault("the owner of an interview", QuerySet, "filter", ownerless, "interviews:interview"),
    Fault("the owner of a history", history_queries, "Interview", of_everybody, "interviews:history"),
    # A page that shows nothing leaks nothing, but is of no use to its owner.
    Fault(
        "every row",
        history_pages,
        "page_of",
        lambda *choices, **wanted: [],
        "interviews:history",
        OWNER,
    ),
    Fault("every row", home, "desk", lambda user: desk(User(pk=-1)), "home", OWNER),
    Fault("every row", roles, "private_roles", lambda user: [], "questions:roles", OWNER),
    Fault("own roles", User, "roles", every_role, "questions:delete_role"),
    Fault("readable roles", ROLES, "readable_by", everything, "interviews:set_up"),
    Fault("editable roles", ROLES, "editable_by", everything, "questions:workshop"),
    Fault("editable questions", QUESTIONS, "editable_by", everything, "questions:preview_question", OWNER),
    Fault("the owner of a box", QuerySet, "filter", ownerless, "interviews:save_box"),
    Fault("the owner of a turn", QuerySet, "filter", ownerless, "interviews:grade_turn"),
    Fault("the owner of a result", QuerySet, "filter", ownerless, "interviews:answer_again"),
    Fault("the owner of a link", QuerySet, "filter", ownerless, "interviews:revoke_share"),
    Fault("open links", SHARES, "open", lambda links: links, "interviews:shared_interview", REVOKED),
    Fault("published ones", QUESTIONS, "published", QUESTIONS.askable, "questions:questions", ANONYMOUS),
    Fault(
        "the owner of a list",
        roles,
        "private_roles",
        lambda user: private_roles(_of_the_first(user)),
        "questions:roles",
    ),
    Fault("the owner of a desk", home, "desk", lambda user: desk(_of_the_first(user)), "home"),
    Fault("sign-in", history.history, "login_required", False, "interviews:history", ANONYMOUS),
]
