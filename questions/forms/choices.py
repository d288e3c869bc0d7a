from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django import forms


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Set what a field of the form lets one choose from, where only the data at hand can tell."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)
