"""Exporting one's data, and deleting the account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from allauth.account.decorators import reauthentication_required
from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from accounts.belongings import Fate
from accounts.gate.requests import AuthedRequest, require_form, require_POST, require_safe
from accounts.my_data import services
from accounts.my_data.errors import StillNeeded
from accounts.my_data.forms import LeaveForm

View = TypeVar("View", bound=Callable[..., HttpResponse])


def _has_no_password(request: HttpRequest) -> bool:
    return request.user.is_authenticated and not request.user.has_usable_password()


# Without a password the typed address is no secret, so a second step is asked for too.
_confirmed: Final[Callable[[View], View]] = reauthentication_required(enabled=_has_no_password)
# Counted together with the tries at the page that changes the password, as both check the same one.
_few_tries: Final[Callable[[View], View]] = rate_limit(action="change_password")


@require_safe
def my_data(request: AuthedRequest) -> HttpResponse:
    """What an export holds, and the button that makes one."""
    held = services.holdings(request.user, *Fate)
    return TemplateResponse(request, "accounts/my_data/my_data.html", {"held": held})


@require_POST
def download_my_data(request: AuthedRequest) -> FileResponse:
    """Everything of the person's as one ZIP."""
    now = timezone.now()
    archive = services.export(person=request.user, now=now, zone=timezone.get_current_timezone())
    return FileResponse(archive, as_attachment=True, filename=f"rehearse-{now:%Y-%m-%d}.zip")


@require_form
@sensitive_post_parameters("password")
@_few_tries
@_confirmed
def delete_account(request: AuthedRequest) -> HttpResponse:
    """Say what goes and what stays, ask for the password, delete everything and sign out."""
    form = LeaveForm(request.POST if request.method == "POST" else None, person=request.user)
    if not form.is_valid():
        return TemplateResponse(
            request, "accounts/my_data/delete_account.html", {"form": form, **_fates(request)}
        )
    try:
        services.delete_account(person=request.user)
    except StillNeeded as error:
        messages.warning(request, str(error))
        return redirect("accounts:delete_account")
    # Also for a second click, which waited for the first: the account and this session are gone by then.
    logout(request)
    messages.success(request, "Your account is deleted, and you are signed out.")
    return redirect("home")


def _fates(request: AuthedRequest) -> dict[str, list[services.Holding]]:
    return {str(fate): services.holdings(request.user, fate) for fate in Fate}
