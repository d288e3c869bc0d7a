"""Where this site differs from allauth."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser


class AccountAdapter(DefaultAccountAdapter):
    def is_safe_url(self, url: str | None) -> bool:
        """Whether `next` stays on this site; False for something that is not an address, such as "//["."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Store the password and no other column: the row may have changed since it was read."""
        user.set_password(password)
        user.save(update_fields=["password"])


class MFAAdapter(DefaultMFAAdapter):
    def build_totp_svg(self, url: str) -> str:
        """The QR code as an <svg> for the page, because the Content-Security-Policy refuses data: images."""
        svg: str = super().build_totp_svg(url)
        return svg[svg.index("<svg") :]
