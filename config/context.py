"""What base.html needs on every page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.themes import THEMES


def site(request: HttpRequest) -> dict[str, Any]:
    """The remembered theme (None follows the device) and whether this site sends mail."""
    theme = request.COOKIES.get("theme")
    return {
        "theme": theme if theme in THEMES else None,
        "mail_enabled": settings.MAIL_ENABLED,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }
