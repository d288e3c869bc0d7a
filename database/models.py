"""The session of a browser, as Django stores it, and whose it is."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """`account` is the key of the person who is signed in, None for a visitor.

    It is no foreign key: this app stands below the accounts. Without it, whose a session is could be read
    only by decoding every session of the site.
    """

    account = models.CharField(max_length=40, blank=True, null=True, db_index=True)  # noqa: DJ001 - None: nobody

    class Meta(AbstractBaseSession.Meta):
        pass
