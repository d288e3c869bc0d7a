"""Making a private role of a pasted brief."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from accounts.gate.requests import AuthedRequest, require_form
from questions.imports.forms import BriefForm
from questions.imports.services import import_brief as make_role

MAKE = "make"


@require_form
def import_brief(request: AuthedRequest) -> HttpResponse:
    """Read a pasted brief and show what was found; on the second button make the role."""
    form = BriefForm(request.POST or None)
    brief = form.brief if form.is_valid() else None
    if brief and request.POST.get("step") == MAKE:
        imported = make_role(
            text=form.cleaned_data["text"], brief=brief, name="Pasted brief", owner=request.user
        )
        messages.success(request, _outcome(is_new=imported.is_new))
        return redirect(imported.role)
    return TemplateResponse(request, "questions/imports/import_brief.html", {"form": form, "brief": brief})


def _outcome(*, is_new: bool) -> str:
    if is_new:
        return "The role is made. Only you see it, and you can practise it now."
    return "You brought this text before; here is the role it became. Nothing was changed."
