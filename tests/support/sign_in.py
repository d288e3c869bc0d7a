"""Signing in as a browser would be, without typing a password."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.test import Client, RequestFactory

from accounts.models import User


def signed_in(user: User) -> Client:
    """A client with a session as after confirming the password a moment ago."""
    client = Client()
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    # Pages about two-step sign-in are open to a fresh confirmation only.
    record_authentication(request, user, "password", reauthenticated=True)
    request.session.save()
    return client
