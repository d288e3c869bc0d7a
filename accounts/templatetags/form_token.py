"""Django's `{% csrf_token %}`, which also says for whom the form is drawn, so that no form forgets it."""

from __future__ import annotations

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.gate.marked_forms import NAME, mark

register = template.Library()


class FormTokenNode(CsrfTokenNode):
    """An include by `only` sees the request too, though not by name."""

    def render(self, context: Context) -> SafeString:
        token = SafeString(super().render(context))
        request = getattr(context, "request", None)
        drawn_for = mark(request) if token and request is not None else ""
        if not drawn_for:
            return token
        return format_html('{}<input type="hidden" name="{}" value="{}">', token, NAME, drawn_for)


@register.tag
def csrf_token(parser: Parser, token: Token) -> FormTokenNode:
    return FormTokenNode()
