"""The person's own pages; signing in and out is allauth's."""

from __future__ import annotations

from copy import copy

from allauth.account.views import password_reset as mailed_password_reset
from django.conf import settings as site_settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.forms import SettingsForm
from accounts.gate.requests import AuthedRequest, require_form, require_POST
from accounts.services import change_settings
from accounts.themes import THEMES

ONE_YEAR = 60 * 60 * 24 * 365


@require_form
def settings(request: AuthedRequest) -> HttpResponse:
    """Name, time zone and extra time."""
    # A copy, because validation changes it, and the header shows the person as stored.
    form = SettingsForm(request.POST or None, instance=copy(request.user))
    if request.method == "POST" and form.is_valid():
        change_settings(user=request.user, chosen=form.cleaned_data)
        messages.success(request, "Your settings are saved.")
        return redirect("accounts:settings")
    return TemplateResponse(request, "accounts/settings.html", {"form": form})


@login_not_required
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or "as the device" in a cookie, and go back."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    theme = request.POST.get("theme")
    if theme in THEMES:
        response.set_cookie("theme", theme, max_age=ONE_YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


@login_not_required
@require_form
def password_reset(request: HttpRequest) -> HttpResponseBase:
    """Without a mail server, say who can hand out a link instead of promising a mail."""
    if site_settings.MAIL_ENABLED:
        response: HttpResponseBase = mailed_password_reset(request)
        return response
    return TemplateResponse(request, "account/password_reset_by_link.html")
