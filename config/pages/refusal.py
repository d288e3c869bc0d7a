"""Whether what was sent is shown again with its errors: `{% error_mark %}` then begins the title."""

from __future__ import annotations

from typing import Any, Final

from django.forms import BaseForm
from django.template import Context

# What a page calls the form that it shows, or the thing that holds its forms.
_HOLDERS: Final = ("form", "filters", "editor")


def error_mark(context: Context) -> str:
    """What stands before the title: a form of ours was refused, a message says so, or the view does."""
    is_refused = context.get("is_refused") or any(_refuses(context.get(name)) for name in _HOLDERS)
    is_told = any(message.level_tag == "error" for message in context.get("messages") or ())
    return "Error: " if is_refused or is_told else ""


def _refuses(shown: Any) -> bool:
    if isinstance(shown, BaseForm):
        return shown.is_bound and bool(shown.errors)
    return bool(getattr(shown, "is_refused", False) or getattr(shown, "first_error", None))
