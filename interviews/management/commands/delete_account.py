from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from accounts.lookup import account_or_error
from interviews.belongings import belongings, delete_account


class Command(BaseCommand):
    help = "Delete the account with this e-mail address and everything of that person, for good."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, email: str, yes: bool, **options: Any) -> None:
        user = account_or_error(email)
        has = belongings(user)
        self.stdout.write(
            f"Goes: {user.email}, interviews {has.interviews}, private roles {has.private_roles}."
        )
        self.stdout.write(f"Stays, as the site's: published roles {has.published_roles}.")
        if not yes and not _agrees():
            raise CommandError("Nothing was deleted.")
        delete_account(user=user)
        self.stdout.write(f"The account {user.email} is deleted.")


def _agrees() -> bool:
    """Whether somebody types yes; a script that cannot answer does not."""
    try:
        return input("Delete this for good? Type yes: ").strip().lower() == "yes"
    except EOFError:
        return False
