"""`{% icon "warning" %}`, available in every template without loading it."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.loader import render_to_string

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=64)
def icon(name: str) -> str:
    """An icon of parts/graphics/_icon.html, rendered only once, because a page shows a dozen of them."""
    return render_to_string("parts/graphics/_icon.html", {"name": name})
