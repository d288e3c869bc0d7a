from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User


def run(*args: str) -> str:
    out = StringIO()
    call_command("grant_author", *args, stdout=out)
    return out.getvalue()


def test_the_permission_is_given(owner: User) -> None:
    said = run("Dana@example.test")

    owner.refresh_from_db()
    assert (owner.is_author, said) == (True, "dana@example.test is now an author.\n")


def test_the_permission_is_taken_back(author: User) -> None:
    said = run(author.email, "--revoke")

    author.refresh_from_db()
    assert (author.is_author, said) == (False, "alex@example.test is no longer an author.\n")


def test_an_unknown_address_is_refused_with_what_to_do(db: None) -> None:
    with pytest.raises(CommandError, match="Ask for the one they signed up with"):
        run("nobody@example.test")
