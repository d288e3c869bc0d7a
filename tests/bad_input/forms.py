"""What the forms of a page would send, read from its HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]
_ENTERED = {"input", "textarea", "select", "button"}


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    is_pressed: bool = False  # the first button is


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(found.get("action", ""), found.get("method", "get").lower()))
            self.by_id[found.get("id", "")] = self.forms[-1]
        elif tag in _ENTERED and "name" in found and self.forms:
            self._enter(self.by_id.get(found.get("form", "-"), self.forms[-1]), tag, found)

    def _enter(self, form: Form, tag: str, found: dict[str, str]) -> None:
        if tag == "button":
            if form.is_pressed:
                return
            form.is_pressed = True
        form.fields.setdefault(found["name"], found.get("value", ""))


def forms_in(html: str) -> list[Form]:
    """Every form with its fields and their first values, the anti-forgery token aside."""
    reader = _Reader()
    reader.feed(html)
    for form in reader.forms:
        form.fields.pop("csrfmiddlewaretoken", None)
    return reader.forms
