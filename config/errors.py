"""The site's own error pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A stale form: say that nothing was stored and how to send it again."""
    return render(request, "403_csrf.html", status=403)
