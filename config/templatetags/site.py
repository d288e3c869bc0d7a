"""Tags of the header and the footer: their links as data, with the current page marked."""

from __future__ import annotations

from django import template

from config.pages.navigation import links_of_a_person, public_links

register = template.Library()
register.simple_tag(links_of_a_person)
register.simple_tag(public_links)
