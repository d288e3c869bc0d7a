"""What the room sends. The clock, the state and the owner are never read from a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from interviews.models.answer import ANSWER_LENGTH
from interviews.saving.revisions import Save

NOT_UTF8 = "This text holds characters that no browser sends. Nothing was saved; copy it and paste it anew."
REPLACEMENT = "\ufffd"

# The main answer and its probes; a question has fewer.
MOST_BOXES = 10


class AnswerTextField(forms.CharField):
    """Text as it was typed; line ends as a script counts them, since a form post turns each into two."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > ANSWER_LENGTH:
            raise ValidationError(
                f"An answer has at most {ANSWER_LENGTH:,} characters; this has {len(value):,}."
            )


class SaveForm(forms.Form):
    """One box: the operation's id, the revision it is based on, the whole text."""

    operation = forms.UUIDField()
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    text = AnswerTextField(required=False, strip=False)

    def save_of(self) -> Save:
        return Save(**self.cleaned_data)


def is_utf8(request: HttpRequest) -> bool:
    """Whether what was sent is UTF-8. Django replaces other bytes, but a text is stored as it was sent or not
    at all. Browsers send only UTF-8. A multipart body cannot be read again, so its texts are checked instead.
    """
    replaced = any(REPLACEMENT in text for text in request.POST.values() if isinstance(text, str))
    if request.content_type == "multipart/form-data":
        return not replaced
    if request.body.isascii() and not replaced:
        return True
    try:
        unquote_to_bytes(request.body).decode()
    except UnicodeDecodeError:
        return False
    return True


class TurnForm(forms.Form):
    """Which turn the boxes belong to; an opening is turn 0."""

    turn = forms.IntegerField(min_value=0, max_value=1000)


def box_forms(data: QueryDict) -> dict[int, SaveForm]:
    """A form per box that was sent, by its position; fields are named like text-0."""
    sent = [position for position in range(MOST_BOXES) if f"text-{position}" in data]
    return {position: SaveForm(_of(data, position)) for position in sent}


def first_error(forms_: Mapping[int, forms.Form]) -> str:
    """A sentence about the first thing that is wrong."""
    errors = (error for form in forms_.values() for messages in form.errors.values() for error in messages)
    return str(next(errors, "The form is incomplete. Reload the page and try again."))


def _of(data: QueryDict, position: int) -> dict[str, Any]:
    names = ("operation", "revision", "text")
    return {name: data.get(f"{name}-{position}", "") for name in names}
