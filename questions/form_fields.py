"""Fields that several forms share: choices that depend on data, and text that is never cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast
from urllib.parse import urlencode

from django import forms

from questions import limits


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Set the choices of a form's field, if they depend on data."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def start_of_a_link(chosen: Mapping[str, Any]) -> str:
    """The filters that are set, as the start of a query to which a parameter is added."""
    return "".join(urlencode({name: value}) + "&" for name, value in chosen.items() if value)


class TextBox(forms.CharField):
    """Text with plain line feeds; if it is too long it is refused, not cut."""

    default_error_messages = {
        "required": "Write something here.",
        "max_length": "%(limit_value)d characters at most. Shorten it.",
        "null_characters_not_allowed": "There is a NUL character in this text. Type it again without it.",
    }

    def to_python(self, value: Any) -> str:
        return cast(str, super().to_python(value)).replace("\r\n", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: browsers would silently cut a pasted text."""
        return {}


class LineBox(TextBox):
    """Text on one line: line ends and runs of blanks become one blank."""

    def clean(self, value: Any) -> str:
        return " ".join(cast(str, super().clean(value)).split())


def line(label: str, limit: int, *, wrapped: bool = False) -> LineBox:
    """One line of text; `wrapped` shows it on several in a narrow column."""
    widget = forms.Textarea(attrs={"rows": 1, "class": "growing"}) if wrapped else forms.TextInput()
    return LineBox(label=label, max_length=limit, widget=widget)


def box(label: str, *, required: bool = False, rows: int = 2) -> TextBox:
    """Several lines of text; the box grows with them."""
    widget = forms.Textarea(attrs={"rows": rows, "cols": None, "class": "growing"})
    return TextBox(label=label, max_length=limits.TEXT, required=required, widget=widget)
