"""Tags that base.html needs."""

from __future__ import annotations

from django import template
from django.template.context import Context

from config.navigation import NavigationLink, links_of_a_person, public_links

register = template.Library()


@register.simple_tag(takes_context=True)
def site_links(context: Context) -> list[NavigationLink]:
    """The header's links for this request; an error page may have neither request nor user."""
    request = context.get("request")
    user = context.get("user")
    path = request.path if request else ""
    if user is not None and user.is_authenticated:
        return links_of_a_person(path, is_author=user.is_author)
    return public_links(path)
