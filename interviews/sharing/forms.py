from __future__ import annotations

from django import forms

from interviews.sharing.services import MOST_DAYS, USUAL_DAYS

_NUMBER_OF_DAYS = f"Choose between 1 and {MOST_DAYS} days."


class ShareForm(forms.Form):
    """How long a new link works."""

    days = forms.IntegerField(
        label="Days until it ends",
        min_value=1,
        max_value=MOST_DAYS,
        initial=USUAL_DAYS,
        error_messages={
            "required": _NUMBER_OF_DAYS,
            "invalid": _NUMBER_OF_DAYS,
            "min_value": _NUMBER_OF_DAYS,
            "max_value": _NUMBER_OF_DAYS,
        },
    )
