"""Tags of the frame of every page: the links of header and footer as data, and the mark of a refused form."""

from __future__ import annotations

from django import template

from config.pages.navigation import links_of_a_person, public_links
from config.pages.refusal import error_mark

register = template.Library()
register.simple_tag(links_of_a_person)
register.simple_tag(public_links)
register.simple_tag(error_mark, takes_context=True)
