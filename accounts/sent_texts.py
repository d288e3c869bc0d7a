"""Answers that came in a form and are stored nowhere: the page that says so shows them again."""

from __future__ import annotations

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest


def sent_texts(request: HttpRequest) -> list[str]:
    """The answers in a form that was sent without script; none of one that cannot be read."""
    try:
        return [str(text) for name, text in request.POST.items() if name.startswith("text-") and text]
    except (OSError, SuspiciousOperation):  # cut off on its way, or too large
        return []
