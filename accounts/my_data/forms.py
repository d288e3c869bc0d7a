"""The form that confirms the deletion of an account."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from accounts.models import User


class LeaveForm(forms.Form):
    """The password or, if the account has none, its address, so that an open page alone is not enough."""

    def __init__(self, data: QueryDict | None = None, *, person: User) -> None:
        super().__init__(data)
        self.person = person
        del self.fields["email" if person.has_usable_password() else "password"]

    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Type your password. Nothing was deleted."},
    )
    email = forms.CharField(
        label="Your e-mail address",
        help_text="Type it in full.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Type your e-mail address. Nothing was deleted."},
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.person.check_password(password):
            raise forms.ValidationError("This is not your password. Nothing was deleted.")
        return password

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email.strip().lower() != self.person.email:
            raise forms.ValidationError("This is not the address of this account. Nothing was deleted.")
        return email
