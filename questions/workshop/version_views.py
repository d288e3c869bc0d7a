"""A question in the workshop once it is written: as candidates see it, its versions, retiring it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from accounts.gate.requests import AuthedRequest, require_form, require_POST, require_safe
from questions.models import Question
from questions.versions.reading import version_rows, with_rubric
from questions.workshop import services
from questions.workshop.editing_page import own_question


@require_safe
def preview_question(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """The latest version as a candidate would see it."""
    question = own_question(request.user, public_id)
    version = question.versions.order_by("-number").prefetch_related("probes").first()
    may_publish = question.role.lets_publish(request.user)
    context = {"question": question, "version": version, "may_publish": may_publish}
    return TemplateResponse(request, "questions/workshop/versions/preview.html", context)


@require_safe
def question_versions(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """What each version changed, and how many interviews keep it."""
    question = own_question(request.user, public_id)
    context = {"question": question, "rows": version_rows(question)}
    return TemplateResponse(request, "questions/workshop/versions/versions.html", context)


@require_safe
def question_version(request: AuthedRequest, public_id: UUID, number: int) -> HttpResponse:
    """One version with its rubric, to read."""
    question = own_question(request.user, public_id)
    version = get_object_or_404(with_rubric(question.versions.all()), number=number)
    context = {"question": question, "version": version}
    return TemplateResponse(request, "questions/workshop/versions/version.html", context)


@require_form
def retire_question(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """Ask, then take the question out of new interviews."""
    question = own_question(request.user, public_id)
    if request.method != "POST":
        return TemplateResponse(request, "questions/workshop/versions/retire.html", {"question": question})
    services.retire_question(question=question)
    messages.success(request, "The question is retired. Interviews that asked it keep it.")
    return redirect("questions:question_versions", question.public_id)


@require_POST
def bring_back_question(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """Let interviews ask a retired question again."""
    question = own_question(request.user, public_id)
    services.bring_back_question(question=question)
    messages.success(request, f"The question is back. {_when_asked(question)}")
    return redirect("questions:question_versions", question.public_id)


def _when_asked(question: Question) -> str:
    if question.area.is_retired:
        return "It will be asked once its area is in the role again."
    if question.current_version is None:
        return "It will be asked once you publish it."
    return "New interviews can ask it."
