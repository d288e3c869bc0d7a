"""Sending the author form as a browser would: everything it shows, with a few fields typed anew."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxInput, Form
from django.test import Client

from questions.models import Question, Role


def edit_path(question: Question) -> str:
    return f"/author/questions/{question.public_id}/"


def new_path(role: Role) -> str:
    return f"/author/roles/{role.public_id}/questions/new/"


def shown(response: Any) -> dict[str, str]:
    """What the form of a page would send."""
    editor = response.context["editor"]
    forms: list[Form] = [editor.wording, *([editor.place] if editor.place else [])]
    for rows in editor.lists.values():
        forms += [rows.management_form, *rows.forms]
    return {name: value for form in forms for name, value in _sent(form)}


def _sent(form: Form) -> list[tuple[str, str]]:
    fields = [(field.html_name, field.value(), field.field.widget) for field in form]
    return [
        (name, "on" if isinstance(widget, CheckboxInput) else "" if value is None else str(value))
        for name, value, widget in fields
        if value or not isinstance(widget, CheckboxInput)
    ]


def send(client: Client, path: str, **typed: str) -> Any:
    """Open the form, type these fields (`criteria_0_name` stands for criteria-0-name), send it."""
    return client.post(path, shown(client.get(path)) | named(typed))


def named(typed: dict[str, str]) -> dict[str, str]:
    return {_name(key): value for key, value in typed.items()}


def _name(key: str) -> str:
    prefix, _, rest = key.partition("_")
    if prefix not in {"criteria", "probes", "points", "flags"}:
        return key
    index, _, field = rest.partition("_")
    return f"{prefix}-{index}-{field}"


def whole_question(role: Role) -> dict[str, str]:
    """Typed fields of a question that can be published."""
    typed = {"headline": "The gauge froze", "situation": "At 4 below zero.", "ask": "What do you do?"}
    typed |= {"area": "area-0", "level": "senior", "kind": "operate", "minutes": "12"}
    for index, name in enumerate(("Diagnosis", "Safety first", "Design")):
        typed |= {f"criteria_{index}_name": name, f"criteria_{index}_dimension": "diagnosis"}
        for level in role.ladder.levels.all():
            typed[f"criteria_{index}_anchor_{level.key}"] = f"Names {index} things of {level.name}."
    return typed
