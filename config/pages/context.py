"""The variables that base.html needs on every page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.gate.requests import page_of
from accounts.themes import THEMES


def site(request: HttpRequest) -> dict[str, Any]:
    """The theme (None follows the device), the way back here, whether mail is sent, the CSRF cookie."""
    theme = request.COOKIES.get("theme")
    return {
        "theme": theme if theme in THEMES else None,
        "here": page_of(request),
        "mail_enabled": settings.MAIL_ENABLED,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }
