"""`{% icon "warning" %}`: known in every template, so that none has to load it."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.loader import render_to_string

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=64)
def icon(name: str) -> str:
    """One of the drawings of parts/graphics/_icon.html, which is drawn once: a page shows a dozen of them."""
    return render_to_string("parts/graphics/_icon.html", {"name": name})
