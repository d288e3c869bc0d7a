from __future__ import annotations

import zoneinfo
from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.utils import filter_users_by_email
from django import forms
from django.conf import settings
from django.http import QueryDict

from accounts.models import User

TRAPPED = (
    "A field that nobody sees was filled in, as robots and some password managers do. No account was made;"
    " the field is empty now, so choose your password again and send the form once more."
)
# The database also holds "Factory", "Etc/GMT+5" (which is west) and names kept for old machines.
_PLACES = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)


def time_zones() -> list[tuple[str, str]]:
    """The choices: the browser's zone first, then the zones named after places."""
    zones = sorted(
        zone for zone in zoneinfo.available_timezones() if zone.startswith(_PLACES) or zone == "UTC"
    )
    return [("", "As my browser says"), *((zone, zone.replace("_", " ")) for zone in zones)]


class SettingsForm(forms.ModelForm[User]):
    """What a person may set about themselves."""

    time_zone = forms.ChoiceField(choices=time_zones, required=False)

    class Meta:
        model = User
        fields = ["display_name", "time_zone", "extra_time_percent"]
        labels = {"display_name": "Name", "extra_time_percent": "Extra time, in percent"}
        help_texts = {
            "display_name": "Shown to people you share an interview with.",
            "extra_time_percent": "Added to the deadline of every mock you start from now on, up to 100.",
        }


_LABELS = {
    "login": "E-mail",
    "email": "E-mail",
    "password": "Password",
    "oldpassword": "Current password",
    "password2": "New password, again",
}


class PlainFields:
    """allauth's forms with a label above each field instead of the same words inside it."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = _LABELS.get(name, field.label)


class LoginForm(PlainFields, allauth_forms.LoginForm):
    pass


class SignupForm(PlainFields, allauth_forms.SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # allauth hides its trap for robots with a style attribute, which the Content-Security-Policy refuses.
        self.fields[settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD].widget.attrs = {
            "class": "trap",
            "tabindex": "-1",
            "autocomplete": "off",
            "aria-hidden": "true",
        }

    def clean(self) -> dict[str, Any]:
        """Tell a person whose password manager filled in what nobody sees; allauth would feign a success."""
        trap = settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD
        if self.data.get(trap):
            emptied = self.data.copy()
            emptied[trap] = ""
            self.data: QueryDict = emptied
            raise forms.ValidationError(TRAPPED)
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class AddEmailForm(PlainFields, allauth_forms.AddEmailForm):
    def clean_email(self) -> str:
        """Refuse another account's address if none is ever confirmed; else allauth hides whose it is."""
        email: str = super().clean_email()
        if settings.ACCOUNT_EMAIL_VERIFICATION == "none" and filter_users_by_email(email):
            raise get_adapter().validation_error("email_taken")
        return email


class ChangePasswordForm(PlainFields, allauth_forms.ChangePasswordForm):
    pass


class SetPasswordForm(PlainFields, allauth_forms.SetPasswordForm):
    pass


class ReauthenticateForm(PlainFields, allauth_forms.ReauthenticateForm):
    pass


class ResetPasswordForm(PlainFields, allauth_forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainFields, allauth_forms.ResetPasswordKeyForm):
    pass
