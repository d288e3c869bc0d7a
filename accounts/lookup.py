"""Finding an account for a management command."""

from __future__ import annotations

from django.core.management import CommandError

from accounts.models import User


def account_or_error(email: str) -> User:
    """The account with this address, or a CommandError that says what to do."""
    try:
        return User.objects.get_by_natural_key(email)
    except User.DoesNotExist:
        raise CommandError(
            f"No account has the address {email}. Ask for the one they signed up with."
        ) from None
