"""The author form: a question's wording and rubric, saved as a draft or published."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from accounts.gate.requests import AuthedRequest, page_or_part, require_form, require_POST, require_safe
from questions.errors import EditConflict, IncompleteRubric, NotAnAuthor, NothingToPublish
from questions.models import Question, QuestionVersion, Role
from questions.workshop import services
from questions.workshop.editing_page import blank_sheet, own_question, sheet_of
from questions.workshop.editor_forms import QuestionEditor
from questions.workshop.filter_forms import WorkshopFilter
from questions.workshop.page import coverage_grid, page_of_questions, roles_to_edit


@require_form
def create_question(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """Write a question into a role; the address may name the area and the level to begin with."""
    role = get_object_or_404(
        Role.objects.editable_by(request.user).select_related("ladder"), public_id=public_id
    )
    sheet = blank_sheet(role)
    if request.method != "POST":
        wished = {name: request.GET[name] for name in ("area", "level") if name in request.GET}
        return _form(request, QuestionEditor.of_sheet(sheet, place=wished))
    if command := request.POST.get("rows"):
        return _form(request, QuestionEditor.rearranged(sheet, request.POST, command))
    editor = QuestionEditor.of_post(sheet, request.POST)
    place = editor.chosen_place() if editor.is_valid() else None
    if place is None:
        return _form(request, editor)
    question = services.create_question(role=role, place=place, draft=editor.draft(), author=request.user)
    return _finish(request, question, "Version 1 is saved as a draft.")


@require_form
def edit_question(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """Edit the latest version; one that was asked or published gets a successor."""
    question = own_question(request.user, public_id)
    sheet = sheet_of(question)
    if request.method != "POST":
        return _form(request, QuestionEditor.of_sheet(sheet, to_fix="fix" in request.GET))
    if command := request.POST.get("rows"):
        return _form(request, QuestionEditor.rearranged(sheet, request.POST, command))
    editor = QuestionEditor.of_post(sheet, request.POST)
    for fact in editor.kept_by_typing:
        messages.info(request, fact)
    if not editor.is_valid():
        return _form(request, editor)
    if editor.is_unchanged:
        return _finish(request, question, "Nothing was changed, so nothing was saved.", seen=sheet.marker)
    return _save(request, question, editor)


@require_POST
def publish_question(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """Publish the latest version as it is stored."""
    question = own_question(request.user, public_id)
    return _publish(request, question, seen=request.POST.get("seen", ""))


def _form(request: AuthedRequest, editor: QuestionEditor, *, conflict: str = "") -> HttpResponse:
    role = editor.sheet.role
    context = {
        "editor": editor,
        "sheet": editor.sheet,
        "role": role,
        "may_publish": role.lets_publish(request.user),
        "conflict": conflict,
        "saved_by": editor.sheet.last_saved_by(request.user),
    }
    return TemplateResponse(
        request,
        "questions/workshop/editor/form.html",
        context,
        status=409 if conflict or editor.clashes else 200,
    )


def _save(request: AuthedRequest, question: Question, editor: QuestionEditor) -> HttpResponse:
    try:
        version = _store(request, question, editor)
    except EditConflict as error:
        return _put_together(request, own_question(request.user, question.public_id), editor, str(error))
    return _finish(request, question, f"Version {version.number} is saved as a draft.", seen=version.marker)


def _put_together(
    request: AuthedRequest, question: Question, editor: QuestionEditor, fact: str
) -> HttpResponse:
    """Somebody saved meanwhile: store both edits in one, or show where they clash.

    What was put together is never published unread.
    """
    both = editor.on_top_of(sheet_of(question))
    if both.needs_a_look or not both.is_valid():
        return _form(request, both, conflict=fact)
    if both.is_unchanged:
        return _leave(request, question, f"{fact} Nothing of yours differs from it, so nothing was saved.")
    try:
        version = _store(request, question, both)
    except EditConflict as error:
        return _form(request, both, conflict=str(error))
    return _leave(request, question, f"{fact} Version {version.number} holds both edits, as a draft.")


def _store(request: AuthedRequest, question: Question, editor: QuestionEditor) -> QuestionVersion:
    return services.save_draft(
        question=question,
        place=editor.chosen_place(),
        draft=editor.draft(),
        author=request.user,
        loaded=editor.loaded,
    )


def _finish(request: AuthedRequest, question: Question, saved: str, *, seen: str = "") -> HttpResponse:
    if request.POST.get("then") == "publish":
        return _publish(request, question, seen=seen)
    return _leave(request, question, saved)


def _leave(request: AuthedRequest, question: Question, saved: str) -> HttpResponse:
    messages.success(request, saved)
    return _redirect(request, "questions:edit_question", question)


def _redirect(request: AuthedRequest, view: str, question: Question, **query: str) -> HttpResponse:
    """On to another page; it tells the browser that the draft of these words is not needed any more."""
    if draft := request.POST.get("draft"):
        query["stored"] = draft
    return redirect(reverse(view, args=[question.public_id], query=query))


def _publish(request: AuthedRequest, question: Question, *, seen: str) -> HttpResponse:
    try:
        version = services.publish_draft(question=question, actor=request.user, now=timezone.now(), seen=seen)
    except EditConflict as error:
        messages.warning(request, str(error))
        return _redirect(request, "questions:edit_question", question)
    except NothingToPublish as error:
        messages.info(request, str(error))
        return _redirect(request, "questions:edit_question", question)
    except NotAnAuthor as error:
        messages.error(request, str(error))
        return _redirect(request, "questions:edit_question", question)
    except IncompleteRubric as error:
        messages.error(request, f"Saved as a draft, but not published. {error}")
        return _redirect(request, "questions:edit_question", question, fix="")
    retired = " The question stays retired." if question.is_retired else ""
    messages.success(request, f"Version {version.number} is published.{retired}")
    return _redirect(request, "questions:question_versions", question)


@require_safe
def workshop(request: AuthedRequest) -> HttpResponse:
    """The roles one may edit, with the state of their questions."""
    return TemplateResponse(
        request, "questions/workshop/workshop.html", {"roles": roles_to_edit(request.user)}
    )


@require_safe
def workshop_role(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """A role's questions by area and level."""
    role = get_object_or_404(
        Role.objects.editable_by(request.user).select_related("ladder"), public_id=public_id
    )
    bench = coverage_grid(role)
    filters = WorkshopFilter(request.GET or None, areas=bench.areas, levels=bench.levels)
    context = {
        "role": role,
        "bench": bench,
        "filters": filters,
        "page": page_of_questions(role, filters.chosen, request.GET.get("page")),
    }
    return page_or_part(
        request, "questions/workshop/role.html", context, results="questions/workshop/_list.html"
    )
