"""The pages of a role: the list, the guide, what the brief's sentences became, publishing, deleting."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from accounts.gate.requests import AuthedRequest, require_form, require_POST, require_safe
from questions.errors import QuestionError
from questions.models import BriefSource, Role
from questions.roles.guide_page import role_guide as guide_of
from questions.roles.queries import private_roles, published_roles
from questions.roles.sentences_page import sentences
from questions.roles.services import delete_role as delete
from questions.roles.services import publish_role as publish


@login_not_required
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Published roles, and one's own private ones."""
    own = private_roles(request.user) if request.user.is_authenticated else []
    context = {"published": published_roles(), "own": own}
    return TemplateResponse(request, "questions/roles/list.html", context)


@login_not_required
@require_safe
def role_guide(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide of a published role, to read before practising."""
    role = get_object_or_404(Role.objects.published(), slug=slug)
    can_edit = request.user.is_authenticated and role.is_editable_by(request.user)
    return TemplateResponse(
        request, "questions/roles/guide.html", {"guide": guide_of(role), "can_edit": can_edit}
    )


@require_safe
def private_role_guide(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """The same for a role that only its owner (or, for the site's, an author) may see."""
    role = get_object_or_404(Role.objects.editable_by(request.user), public_id=public_id)
    if role.is_published:
        return redirect(role)
    context = {"guide": guide_of(role), "can_edit": True}
    return TemplateResponse(request, "questions/roles/guide.html", context)


@require_safe
def role_sentences(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """The brief's text with what each part of it became, for people who may edit the role."""
    role = get_object_or_404(Role.objects.editable_by(request.user), public_id=public_id)
    source = get_object_or_404(BriefSource, role=role)
    context = {"role": role, "sentences": sentences(role, source)}
    return TemplateResponse(request, "questions/roles/sentences.html", context)


@require_POST
def publish_role(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """Open a role to everybody; the service refuses people who may not."""
    role = get_object_or_404(Role.objects.editable_by(request.user), public_id=public_id)
    try:
        publish(role=role, now=timezone.now())
    except QuestionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{role.title} is published: anybody can read its guide and practise it.")
    return redirect(role)


@require_form
def delete_role(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """Ask, then delete one's own private role with its brief."""
    role = get_object_or_404(request.user.roles.private(), public_id=public_id)
    if request.method != "POST":
        return TemplateResponse(request, "questions/roles/delete.html", {"role": role})
    delete(role=role)
    messages.success(request, f"{role.title} and its brief are deleted.")
    return redirect("questions:roles")
