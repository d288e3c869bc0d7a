"""Which text to read, and which to put back."""

from __future__ import annotations

from typing import Any

from django import forms


class ReceiptsForm(forms.Form):
    """Read from the address; an invalid value shows the newest text of the main answer."""

    box = forms.IntegerField(required=False, min_value=0, max_value=1000)
    text = forms.UUIDField(required=False)

    @property
    def chosen(self) -> dict[str, Any]:
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value is not None}


class RestoreForm(forms.Form):
    """The text that is kept, and the save that puts it back."""

    kept = forms.UUIDField()
    operation = forms.UUIDField()
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1)
